import { useId } from 'preact/compat';
import type { FireStage } from '../draw/mapUnits';
import type { FireFacts } from '../explain/branches';
import { layerOf, type Network } from '../network/types';
import { useWords } from './useWords';

interface Props {
  network: Network;
  stage: FireStage;
  facts: FireFacts;
}

/** What the module costs, and what its two branches would cost without the squeeze layer: bars at one scale. */
export function FireCost({ network, stage, facts: { asIs, withoutSqueeze } }: Props) {
  const { fire } = useWords();
  const id = useId();
  return (
    <section className="fire-cost" aria-labelledby={id}>
      <h3 id={id}>{fire.costs}</h3>
      <p className="fire-diagram-note">{fire.why}</p>
      {(['parameters', 'macs'] as const).map((measure) => {
        const most = Math.max(asIs[measure], withoutSqueeze[measure]);
        const parts = (['squeeze', 'expand1x1', 'expand3x3'] as const).map((part) => ({
          part,
          value: layerOf(network, stage[part])?.cost[measure] ?? 0,
        }));
        return (
          <dl key={measure}>
            <dt>{fire.withIt}</dt>
            <dd>
              <span className="fire-cost-bar" aria-hidden>
                {parts.map(({ part, value }) => (
                  <span key={part} className={`role-${part}`} style={{ width: `${(100 * value) / most}%` }} />
                ))}
              </span>
              {fire[measure](asIs[measure])}
            </dd>
            <dt>{fire.without}</dt>
            <dd>
              <span className="fire-cost-bar" aria-hidden>
                <span
                  className="fire-cost-ghost"
                  style={{ width: `${(100 * withoutSqueeze[measure]) / most}%` }}
                />
              </span>
              {fire[measure](withoutSqueeze[measure])}, {fire.times(withoutSqueeze[measure] / asIs[measure])}
            </dd>
          </dl>
        );
      })}
    </section>
  );
}
