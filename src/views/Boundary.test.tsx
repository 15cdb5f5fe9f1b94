import { useState } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { faults, show } from '../fixtures/page';
import { zh } from '../words/zh';
import { Boundary, ReportContext } from './Boundary';
import { later } from './later';

test('a part that fails says so in its place, the others go on, and trying again brings it back', async () => {
  let broken = true;
  const reported = vi.fn<(message: string) => void>();
  const Fragile = () => {
    if (broken) throw new TypeError('no such channel');
    return <p>whole</p>;
  };
  const Other = () => {
    const [count, setCount] = useState(0);
    return (
      <button type="button" onClick={() => setCount(count + 1)}>
        {`counted ${count}`}
      </button>
    );
  };
  const page = show(
    <ReportContext value={reported}>
      <Boundary part="The map">
        <Fragile />
      </Boundary>
      <Boundary part="The rest">
        <Other />
      </Boundary>
    </ReportContext>,
  );
  await expect.element(page.getByRole('alert')).toHaveTextContent(/^The map cannot be shown/);
  expect(reported.mock.calls).toEqual([['The map: TypeError: no such channel']]);
  await page.getByRole('button', { name: 'counted 0' }).click();
  await expect.element(page.getByRole('button', { name: 'counted 1' })).toBeVisible();
  expect(await faults(page.container)).toEqual([]);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByRole('alert')).toBeVisible();
  broken = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('whole')).toBeVisible();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'counted 1' })).toBeVisible();
});

test('details tell the error and where in the code, not where the page is; they can be copied, or are laid open', async () => {
  const Fragile = () => {
    throw new RangeError('out of bounds');
  };
  const writeText = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValueOnce();
  const page = show(
    <Boundary>
      <Fragile />
    </Boundary>,
    zh,
  );
  await page.getByRole('button', { name: '复制详情' }).click();
  await expect.element(page.getByRole('status')).toHaveTextContent('已复制');
  const [details] = writeText.mock.calls[0] ?? [];
  expect(details).toMatch(/RangeError: out of bounds[^]*Fragile[^]*Chrome/);
  expect(details).not.toContain(location.origin);
  writeText.mockRejectedValueOnce(new DOMException('', 'NotAllowedError'));
  await page.getByRole('button', { name: '复制详情' }).click();
  await expect.element(page.getByText(/RangeError: out of bounds/)).toBeVisible();
});

test('a component whose code cannot be fetched is fetched again when that is asked for', async () => {
  let online = false;
  const Late = later<{ text: string }>(async () => {
    if (!online) throw new TypeError('Failed to fetch dynamically imported module');
    return ({ text }) => <p>{text}</p>;
  });
  const page = show(
    <>
      <Late text="late" />
      <p>here</p>
    </>,
  );
  await expect.element(page.getByRole('alert')).toBeVisible();
  await expect.element(page.getByText('here')).toBeVisible();
  online = true;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect.element(page.getByText('late')).toBeVisible();
});
