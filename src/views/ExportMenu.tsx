import { useRef, useState, type RefObject } from 'preact/compat';
import './button.css';
import './ExportMenu.css';
import type { SvgFile, Table } from './export';
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

const numbers = ['CSV', 'JSON'] as const;
type Format = 'SVG' | 'PNG' | (typeof numbers)[number];

/** A drawing as SVG and PNG, its numbers as CSV and JSON. */
export function ExportMenu({ title, note: own, summary = '', table, drawing }: Props) {
  const words = useWords();
  const formats = drawing ? (['SVG', 'PNG', ...numbers] as const) : numbers;
  const source = useSource();
  const menu = useRef<HTMLDetailsElement>(null);
  const note = [own, source].filter(Boolean).join(' ');
  const [failed, setFailed] = useState(false);
  // What writes files comes when the first one is wanted; without it that one has failed.
  const write = async (format: Format) => {
    const { csv, fileStem, json, png, save, svgFile } = await import('./export');
    const drawn = async (): Promise<SvgFile> => {
      if (typeof drawing === 'function') return drawing();
      if (!drawing?.current) throw new Error('nothing is drawn');
      return svgFile(drawing.current, { title, note, summary });
    };
    const text = (content: string, type: string) => new Blob([content], { type });
    const contents: Record<Format, () => Promise<Blob> | Blob> = {
      SVG: async () => text((await drawn()).text, 'image/svg+xml'),
      PNG: async () => png(await drawn()),
      // A byte order mark tells spreadsheets that the text is UTF-8.
      CSV: () => text(`\uFEFF${csv(table())}`, 'text/csv'),
      JSON: () => text(json(table(), title, note), 'application/json'),
    };
    save(await contents[format](), `${fileStem(title)}.${format.toLowerCase()}`);
  };
  return (
    <>
      <details ref={menu} className="export-menu">
        <summary className="underlined" aria-label={words.cost.exportOf(title)}>
          {words.cost.export}
        </summary>
        <div>
          {formats.map((format) => (
            <button
              key={format}
              type="button"
              className="button"
              onClick={() => {
                setFailed(false);
                write(format).catch(() => setFailed(true));
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
