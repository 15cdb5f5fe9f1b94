import { useLayoutEffect, useMemo, useRef, useState } from 'preact/compat';
import './TermList.css';
import { amountBar, amountScale } from '../draw/amounts';
import type { Kind } from '../draw/domain';
import type { PaletteName } from '../draw/palette';
import type { Site } from '../explain/explanation';
import type { Pair } from '../network/types';
import { significant, signed } from '../words/format';
import type { Entry } from './entries';
import { TermPictures } from './TermPictures';
import { useWords } from './useWords';

/** CSS pixels from line to line: all have one height, so that thousands need not exist to be scrolled. */
const PITCH = 32;
/** Lines in sight, and kept ready on either side, when all can be scrolled. */
const IN_SIGHT = 12;
const READY = 4;

interface Props {
  entries: readonly Entry[];
  /** Only this many, the others are told in one line by whoever shows this; null for all of them, to be scrolled. */
  limit: number | null;
  /** Of the patches and kernels; null where there are none. */
  kernel: Pair | null;
  /** How the values of the input are coloured. */
  kind: Kind;
  palette: PaletteName;
  /** Signs are shown: the entries are added up. */
  added: boolean;
  onSource: (site: Site) => void;
}

/** The terms of a sum, one a line; each leads one layer down. Only the lines in sight exist. */
export function TermList({ entries, limit, kernel, kind, palette, added, onSource }: Props) {
  const { lang, explain } = useWords();
  const list = useRef<HTMLOListElement>(null);
  const [top, setTop] = useState(0);
  const [active, setActive] = useState(0);
  const focusing = useRef(false);
  const count = Math.min(entries.length, limit ?? Infinity);
  const scrolls = count > IN_SIGHT;
  const from = scrolls ? Math.max(0, Math.min(top - READY, count - IN_SIGHT)) : 0;
  const to = scrolls ? Math.min(count, top + IN_SIGHT + READY) : count;
  const stop = Math.min(active, count - 1);
  const lines = Array.from({ length: to - from }, (_, i) => from + i);
  if (stop >= 0 && (stop < from || stop >= to)) lines.push(stop);

  useLayoutEffect(() => {
    if (focusing.current) list.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
    focusing.current = false;
  });

  const press = (event: KeyboardEvent) => {
    const to = lineAfter(event.key, stop, count);
    if (to === null) return;
    event.preventDefault();
    focusing.current = to !== stop;
    setActive(to);
  };
  const scale = useMemo(() => amountScale(entries.map(({ value }) => value)), [entries]);
  const amount = (value: number) => (added ? signed(lang, value) : significant(lang, value));

  return (
    <div
      className="term-list"
      style={{ height: Math.min(count, IN_SIGHT) * PITCH }}
      data-scrolls={scrolls}
      onScroll={({ currentTarget }) => setTop(Math.floor(currentTarget.scrollTop / PITCH))}
    >
      {kernel && <TermPictures {...{ entries, from, to, kernel, kind, palette }} pitch={PITCH} />}
      <ol ref={list} aria-label={explain.terms} style={{ height: count * PITCH }}>
        {lines.map((line) => {
          const entry = entries[line];
          if (!entry) return null;
          const { label, value, source, note } = entry;
          const leads = typeof source !== 'string';
          const bar = amountBar(scale, value);
          return (
            <li key={line} aria-setsize={count} aria-posinset={line + 1} style={{ top: line * PITCH }}>
              <button
                type="button"
                tabindex={line === stop ? 0 : -1}
                aria-disabled={!leads}
                title={
                  leads ? explain.at(source.key, source.channel, source.row, source.column) : explain[source]
                }
                onKeyDown={press}
                onFocus={() => setActive(line)}
                onClick={() => leads && onSource(source)}
              >
                <span className="term-list-label">
                  {label}
                  {note !== null && <em> {note}</em>}
                </span>{' '}
                {kernel && <span className="term-list-room" />}
                <span className="term-list-bar" data-sign={value < 0 ? 'minus' : 'plus'}>
                  <span style={{ left: percent(bar.start), width: percent(bar.length) }} />
                  <span style={{ left: percent(scale.zero) }} />
                </span>{' '}
                <span className="term-list-amount">{amount(value)}</span>
              </button>
            </li>
          );
        })}
      </ol>
    </div>
  );
}

function percent(share: number): string {
  return `${100 * share}%`;
}

/** Where a key leads; null for a key that leads nowhere. */
function lineAfter(key: string, line: number, count: number): number | null {
  const to = {
    ArrowDown: line + 1,
    ArrowUp: line - 1,
    PageDown: line + IN_SIGHT,
    PageUp: line - IN_SIGHT,
    Home: 0,
    End: count - 1,
  }[key];
  return to === undefined ? null : Math.max(0, Math.min(count - 1, to));
}
