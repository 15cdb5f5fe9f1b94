import { useRef, useState } from 'preact/compat';
import './button.css';
import './Products.css';
import type { ChannelTerm, Product, Site } from '../explain/explanation';
import type { Pair } from '../network/types';
import { significant, signed } from '../words/format';
import { useWords } from './useWords';

interface Props {
  /** The largest first. */
  channels: readonly ChannelTerm[];
  kernel: Pair;
  onSource: (site: Site) => void;
}

/** Wider kernels have no room for two lines in a cell. */
const ROOMY = 3;

/** The sum within one input channel: every weight times every value, each of which leads one layer down. */
export function Products({ channels, kernel, onSource }: Props) {
  const { lang, explain } = useWords();
  const text = explain.products;
  const [open, setOpen] = useState(false);
  // Another value begins with its largest channel.
  const [choice, setChoice] = useState({ of: channels, index: 0 });
  const chosen = choice.of === channels ? choice.index : 0;
  const term = channels[chosen];
  return (
    <details className="products" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="underlined">{text.summary}</summary>
      {open && term && (
        <>
          <label>
            <span>{text.channel}</span>
            <select
              value={chosen}
              onChange={({ currentTarget }) =>
                setChoice({ of: channels, index: Number(currentTarget.value) })
              }
            >
              {channels.map(({ channel, contribution }, i) => (
                <option key={channel} value={i}>
                  {`${explain.channel(channel)}: ${signed(lang, contribution)}`}
                </option>
              ))}
            </select>
          </label>
          <Cells key={term.channel} term={term} kernel={kernel} onSource={onSource} />
          <p>{text.sum(signed(lang, term.contribution))}</p>
        </>
      )}
    </details>
  );
}

interface CellsProps {
  term: ChannelTerm;
  kernel: Pair;
  onSource: (site: Site) => void;
}

/** One stop for the tab key; the arrow keys move. */
function Cells({ term, kernel: [height, width], onSource }: CellsProps) {
  const { lang, explain } = useWords();
  const table = useRef<HTMLTableElement>(null);
  const [stop, setStop] = useState(0);
  const press = (event: KeyboardEvent, at: number) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: width, ArrowUp: -width }[event.key];
    const target = step === undefined ? undefined : table.current?.querySelectorAll('button')[at + step];
    if (!target) return;
    event.preventDefault();
    target.focus();
  };
  const roomy = width <= ROOMY;
  const formula = ({ weight, value }: Product) =>
    `${significant(lang, weight, 3)} × ${significant(lang, value, 3)}`;
  return (
    <table ref={table} aria-label={explain.products.of(term.channel)} data-roomy={roomy}>
      <tbody>
        {Array.from({ length: height }, (_, row) => (
          // A place in the kernel has no other name than its number.
          // oxlint-disable-next-line react/no-array-index-key
          <tr key={row}>
            {term.products.slice(row * width, (row + 1) * width).map((product, column) => {
              const at = row * width + column;
              const { source } = product;
              const leads = typeof source !== 'string';
              const where = leads
                ? explain.at(source.key, source.channel, source.row, source.column)
                : explain[source];
              return (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={column}>
                  <button
                    type="button"
                    tabindex={at === stop ? 0 : -1}
                    aria-disabled={!leads}
                    aria-label={
                      roomy ? undefined : `${formula(product)} = ${signed(lang, product.product, 3)}`
                    }
                    title={where}
                    onFocus={() => setStop(at)}
                    onKeyDown={(event) => press(event, at)}
                    onClick={() => leads && onSource(source)}
                  >
                    {roomy && (
                      <>
                        <span>{formula(product)}</span> ={' '}
                      </>
                    )}
                    {signed(lang, product.product, 3)}
                  </button>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
