import { Table } from '../views/Table';
import { useKeyWords } from './keyWords';
import { shortcuts } from './shortcuts';

/** Every key that does something. */
export function KeyList({ on }: { on: boolean }) {
  const words = useKeyWords();
  const single = shortcuts.map((each) => [each.key, each.does(words)] as const);
  return (
    <Table
      prose
      caption={on ? words.shortcutsOn : words.shortcutsOff}
      columns={[words.key, words.does]}
      rows={[
        ...(on ? [...single, ['?', words.help] as const] : []),
        [words.arrowNames, words.arrows],
        [words.homeNames, words.home],
        [words.enterNames, words.enter],
        [words.escapeNames, words.escape],
      ]}
    />
  );
}
