import { KeyTable } from '../views/KeyTable';
import { useWords } from '../views/useWords';
import { shortcuts } from './shortcuts';

/** Every key that does something. */
export function KeyList({ on }: { on: boolean }) {
  const words = useWords();
  const { keys, shortcutsOn, shortcutsOff } = words.people;
  const single = shortcuts.map(({ key, does }) => [key, does(words)] as const);
  return (
    <KeyTable
      caption={on ? shortcutsOn : shortcutsOff}
      keys={[
        ...(on ? [...single, ['?', keys.help] as const] : []),
        [keys.arrowNames, keys.arrows],
        [keys.homeNames, keys.home],
        [keys.enterNames, keys.enter],
        [keys.escapeNames, keys.escape],
      ]}
    />
  );
}
