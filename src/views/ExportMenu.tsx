import { useRef, type RefObject } from 'react';
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
  const stem = fileStem(title);
  const note = [own, source].filter(Boolean).join(' ');
  const file = (text: string, type: string, extension: string) =>
    save(new Blob([text], { type }), `${stem}.${extension}`);
  const drawn = (write: (svg: SvgFile) => void) => {
    if (typeof drawing === 'function') void drawing().then(write);
    else if (drawing?.current) write(svgFile(drawing.current, { title, note, summary }));
  };
  const formats: Record<string, () => void> = {
    ...(drawing && {
      SVG: () => drawn(({ text }) => file(text, 'image/svg+xml', 'svg')),
      PNG: () => drawn((svg) => void png(svg).then((blob) => save(blob, `${stem}.png`))),
    }),
    // A byte order mark tells spreadsheets that the text is UTF-8.
    CSV: () => file(`\uFEFF${csv(table())}`, 'text/csv', 'csv'),
    JSON: () => file(json(table(), title, note), 'application/json', 'json'),
  };
  return (
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
              write();
              if (menu.current) menu.current.open = false;
            }}
          >
            {format}
          </button>
        ))}
      </div>
    </details>
  );
}
