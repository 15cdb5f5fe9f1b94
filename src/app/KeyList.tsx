import { Table } from '../views/Table';
import { useWords } from '../views/useWords';
import { shortcuts } from './shortcuts';

/** Every key that does something. */
export function KeyList({ on }: { on: boolean }) {
  const words = useWords();
  const { key, does, keys, shortcutsOn, shortcutsOff } = words.people;
  const single = shortcuts.map((each) => [each.key, each.does(words)] as const);
  return (
    <Table
      prose
      caption={on ? shortcutsOn : shortcutsOff}
      columns={[key, does]}
      rows={[
        ...(on ? [...single, ['?', keys.help] as const] : []),
        [keys.arrowNames, keys.arrows],
        [keys.homeNames, keys.home],
        [keys.enterNames, keys.enter],
        [keys.escapeNames, keys.escape],
      ]}
    />
  );
}
