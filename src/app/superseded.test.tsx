import { useState } from 'preact/compat';
import { expect, test, vi } from 'vitest';
import { show } from '../fixtures/page';
import { letGoOfSuperseded } from './superseded';

test('a field that was removed has no listeners any more, and one that stays has its own', async () => {
  letGoOfSuperseded();
  const onChange = vi.fn();
  function Fields() {
    const [both, setBoth] = useState(true);
    return (
      <form>
        <input aria-label="stays" onInput={onChange} />
        <fieldset>{both && <input aria-label="goes" onInput={onChange} />}</fieldset>
        <button type="button" onClick={() => setBoth(false)}>
          Remove
        </button>
      </form>
    );
  }
  const page = show(<Fields />);
  const [stays, goes] = ['stays', 'goes'].map((name) => page.getByRole('textbox', { name }).element());
  const type = (field: Element | undefined) => field?.dispatchEvent(new InputEvent('input'));
  type(goes);
  expect(onChange).toHaveBeenCalledTimes(1);
  await page.getByRole('button').click();
  expect(goes?.isConnected).toBe(false);
  type(goes);
  expect(onChange).toHaveBeenCalledTimes(1);
  type(stays);
  expect(onChange).toHaveBeenCalledTimes(2);
});
