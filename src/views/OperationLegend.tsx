import './OperationLegend.css';
import type { Network } from '../network/types';
import { useWords } from './useWords';

/** What each colour stands for: the operations that occur in these networks, in their order. */
export function OperationLegend({ networks }: { networks: readonly Network[] }) {
  const { cost, ops } = useWords();
  const roles = new Set(networks.flatMap(({ layers }) => layers.map(({ role }) => role)));
  return (
    <ul className="operation-legend" aria-label={cost.operations}>
      {[...roles]
        .filter((role) => role !== 'input')
        .map((role) => (
          <li key={role}>
            <svg className="chart" width="10" height="10" aria-hidden="true">
              <rect className={`role-${role}`} width="10" height="10" />
            </svg>
            {ops[role]}
          </li>
        ))}
    </ul>
  );
}
