import { expect, test } from 'vitest';
import { show } from '../fixtures/page';
import { ExportMenu } from './ExportMenu';

test('a drawing that cannot be made is told, and the next that can takes the sentence away', async () => {
  let fails = true;
  const page = show(
    <ExportMenu
      title="Maps"
      note=""
      table={() => ({ columns: ['a'], rows: [] })}
      drawing={async () => {
        if (fails) throw new Error('too large');
        return { text: '<svg xmlns="http://www.w3.org/2000/svg"/>', width: 1, height: 1 };
      }}
    />,
  );
  const choose = async () => {
    await page.getByText('Export').click();
    await page.getByRole('button', { name: 'SVG' }).click();
  };
  await choose();
  await expect.element(page.getByRole('alert')).toHaveTextContent('could not be made');
  fails = false;
  await choose();
  await expect.element(page.getByRole('alert')).not.toBeInTheDocument();
});
