import type { PaletteName } from '../draw/palette';
import type { Words } from '../words/en';
import { Choice } from './Choice';
import { useWords } from './useWords';
import './SettingsForm.css';

export type Theme = keyof Words['people']['themes'];
export type Processor = keyof Words['people']['processors'];

interface Props<Lang extends string> {
  theme: Theme;
  lang: Lang;
  /** The languages of the page by their own names. */
  languages: Readonly<Record<Lang, string>>;
  palette: PaletteName;
  palettes: readonly PaletteName[];
  shortcuts: boolean;
  /** The step at which the tour was left, or null. */
  tour: number | null;
  /** The measured number of threads, or null. */
  threads: number | null;
  /** Whether the browser offers a graphics processor: without one there is no choice. */
  gpu: boolean;
  processor: Processor;
  /** Which was measured to be faster, or null. */
  faster: 'wasm' | 'webgpu' | null;
  /** Whether the browser stores the settings. */
  kept: boolean;
  onChange: (
    change: Partial<{
      theme: Theme;
      lang: Lang;
      palette: PaletteName;
      shortcuts: boolean;
      processor: Processor;
    }>,
  ) => void;
  onReset: () => void;
}

/** Everything that stays on this device: to see, to change and to forget. */
export function SettingsForm<Lang extends string>(props: Props<Lang>) {
  const { theme, lang, languages, palette, palettes, shortcuts, tour, threads, kept } = props;
  const { gpu, processor, faster, onChange, onReset } = props;
  const { app, maps, people: words } = useWords();
  return (
    <div className="settings-form">
      <Choice
        label={words.theme}
        value={theme}
        options={keysOf(words.themes)}
        nameOf={(each) => words.themes[each]}
        onChange={(theme) => onChange({ theme })}
      />
      <Choice
        label={app.language}
        value={lang}
        options={keysOf(languages)}
        nameOf={(each) => languages[each]}
        onChange={(lang) => onChange({ lang })}
      />
      <Choice
        label={maps.palette}
        value={palette}
        options={palettes}
        nameOf={(each) => maps.palettes[each]}
        onChange={(palette) => onChange({ palette })}
      />
      <label className="settings-form-check">
        <input
          type="checkbox"
          checked={shortcuts}
          onChange={({ currentTarget }) => onChange({ shortcuts: currentTarget.checked })}
        />
        {words.singleKeys}
      </label>
      {tour !== null && (
        <p>
          <span>{words.tour}: </span>
          {words.tourStep(tour)}
        </p>
      )}
      <p>
        <span>{words.threads}: </span>
        {threads === null ? words.threadsUnknown : words.threadsMeasured(threads)}
      </p>
      {gpu && (
        <>
          <Choice
            label={words.processor}
            value={processor}
            options={keysOf(words.processors)}
            nameOf={(each) => words.processors[each]}
            onChange={(processor) => onChange({ processor })}
          />
          <p>{faster === null ? words.processorSays : words.faster[faster]}</p>
        </>
      )}
      <p role="status">{kept ? words.kept : words.notKept}</p>
      <button type="button" className="button" onClick={onReset}>
        {words.reset}
      </button>
    </div>
  );
}

function keysOf<Key extends string>(record: Readonly<Record<Key, unknown>>): Key[] {
  const keys: Key[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
