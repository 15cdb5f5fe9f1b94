import { useRef, useState, type RefObject } from 'preact/compat';
import './button.css';
import './ExportMenu.css';
import { csv, fileStem, json, png, save, svgFile, type SvgFile, type Table } from './export';
import { useSource } from './useSource';
import { useWords } from './useWords';

interface Props {
  title: string;
  /** Units and convention, written under the drawing and into the JSON. */
  note: string;
  /** What the drawing shows, in words. */
  summary?: string;
  table: () => Table;
  /** Holds the drawing, or makes it as a file; without it there are only numbers. */
  drawing?: RefObject<HTMLElement | null> | (() => Promise<SvgFile>);
}

/** A drawing as SVG and PNG, its numbers as CSV and JSON. */
export function ExportMenu({ title, note: own, summary = '', table, drawing }: Props) {
  const words = useWords();
  const source = useSource();
  const menu = useRef<HTMLDetailsElement>(null);
  const named = (extension: string) => `${fileStem(title)}.${extension}`;
  const note = [own, source].filter(Boolean).join(' ');
  const file = (text: string, type: string, extension: string) =>
    save(new Blob([text], { type }), named(extension));
  const [failed, setFailed] = useState(false);
  const drawn = async (): Promise<SvgFile> => {
    if (typeof drawing === 'function') return drawing();
    if (!drawing?.current) throw new Error('nothing is drawn');
    return svgFile(drawing.current, { title, note, summary });
  };
  const formats: Record<string, () => Promise<void> | void> = {
    ...(drawing && {
      SVG: async () => file((await drawn()).text, 'image/svg+xml', 'svg'),
      PNG: async () => save(await png(await drawn()), named('png')),
    }),
    // A byte order mark tells spreadsheets that the text is UTF-8.
    CSV: () => file(`\uFEFF${csv(table())}`, 'text/csv', 'csv'),
    JSON: () => file(json(table(), title, note), 'application/json', 'json'),
  };
  return (
    <>
      <details ref={menu} className="export-menu">
        <summary className="underlined" aria-label={words.cost.exportOf(title)}>
          {words.cost.export}
        </summary>
        <div>
          {Object.entries(formats).map(([format, write]) => (
            <button
              key={format}
              type="button"
              className="button"
              onClick={() => {
                setFailed(false);
                void Promise.resolve(write()).catch(() => setFailed(true));
                if (menu.current) menu.current.open = false;
              }}
            >
              {format}
            </button>
          ))}
        </div>
      </details>
      {failed && <p role="alert">{words.cost.exportFailed}</p>}
    </>
  );
}
