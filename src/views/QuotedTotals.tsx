import './button.css';
import './QuotedTotals.css';
import type { Convention } from '../network/choices';
import { metric, number } from '../words/format';
import { ExportMenu } from './ExportMenu';
import { Table, TableScroll } from './Table';
import { useWords } from './useWords';

/** A total that people quote: for which version, counted how, and by whom. */
export interface Quoted {
  id: string;
  version: string;
  convention: Convention;
  macs: number | null;
}

interface Props {
  totals: readonly Quoted[];
  /** Why one figure of the authors has two values. */
  explanation: string;
  onUse: (quoted: Quoted) => void;
}

/** The totals in circulation, each with its convention; a row can be applied. */
export function QuotedTotals({ totals, explanation, onUse }: Props) {
  const { cost, lang } = useWords();
  const columns = [cost.version, cost.counted.mac.macs, cost.countedHow, cost.quotedBy];
  const how = ({ convention: { size, pools, headPadding } }: Quoted) =>
    cost.how(size, pools === 'floor', headPadding === 1);
  return (
    <section className="quoted-totals" aria-labelledby="quoted-totals">
      <header>
        <h2 id="quoted-totals">{cost.quotedTotals}</h2>
        <ExportMenu
          title={cost.quotedTotals}
          note={explanation}
          table={() => ({
            columns,
            rows: totals.map((each) => [each.version, each.macs, how(each), cost.quoters[each.id] ?? '']),
          })}
        />
      </header>
      <TableScroll name={cost.tableRegion(cost.quotedTotals)}>
        <Table columns={columns} prose>
          {totals.map((each) => (
            <tr key={each.id}>
              <td>{each.version}</td>
              <th scope="row" title={each.macs === null ? undefined : number(lang, each.macs)}>
                {each.macs === null ? cost.unknown : metric(lang, each.macs)}
              </th>
              <td>
                <button type="button" className="text-button underlined" onClick={() => onUse(each)}>
                  {how(each)}
                </button>
              </td>
              <td>{cost.quoters[each.id]}</td>
            </tr>
          ))}
        </Table>
      </TableScroll>
      <p>{explanation}</p>
    </section>
  );
}
