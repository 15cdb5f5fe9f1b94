import { useState } from 'preact/compat';
import { expect, test } from 'vitest';
import { userEvent } from 'vitest/browser';
import { MapPage, network, room } from '../fixtures/mapPage';
import { show } from '../fixtures/page';

/** The network is read once more, as when the recorded one makes way for the one of the weights. */
function Reread() {
  const [of, setOf] = useState(network);
  return (
    <>
      <MapPage of={of} start={{ zoom: 3 }} />
      <button type="button" onClick={() => setOf({ ...of })}>
        Read anew
      </button>
    </>
  );
}

test('once the reader has scrolled away from the selected layer, a change of the map leaves what is seen', async () => {
  const page = show(<Reread />);
  const bar = page.getByRole('scrollbar', { name: 'Part of the map in sight' });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '0');
  const end = () => Math.round(room(page).scrollWidth - room(page).clientWidth);
  room(page).scrollTo({ left: end() });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '100');
  await userEvent.click(page.getByRole('button', { name: 'Read anew' }));
  expect(Math.round(room(page).scrollLeft)).toBe(end());

  room(page).scrollTo({ left: end() / 2 });
  await expect.element(bar).toHaveAttribute('aria-valuenow', '50');
  await userEvent.click(page.getByRole('button', { name: 'Zoom in' }));
  await expect.element(page.getByRole('group', { name: 'Zoom of the map' })).toHaveTextContent('4×');
  await expect.element(bar).toHaveAttribute('aria-valuenow', '50');
});
