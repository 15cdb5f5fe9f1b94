import { useWords } from './useWords';
import './KeyTable.css';

/** Keys and what they do. */
export function KeyTable({
  caption,
  keys,
}: {
  caption: string;
  keys: readonly (readonly [string, string])[];
}) {
  const { people: words } = useWords();
  return (
    <table className="key-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{words.key}</th>
          <th scope="col">{words.does}</th>
        </tr>
      </thead>
      <tbody>
        {keys.map(([key, does]) => (
          <tr key={key}>
            <th scope="row">
              <kbd>{key}</kbd>
            </th>
            <td>{does}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
