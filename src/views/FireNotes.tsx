import type { FireBox, FirePart } from '../draw/fire';
import type { BranchShare, FireFacts } from '../explain/branches';
import { layerOf, type LayerKey, type Network } from '../network/types';
import { useWords } from './useWords';

export type Branch = 'expand1x1' | 'expand3x3';
/** What each branch gives to the output; null while its tensor is not there. */
export type Shares = Readonly<Record<Branch, BranchShare>> | null;

/** The output as a bar: its halves are what each branch gives, or its channels while that is not known. */
export function ConcatBar({
  box: { x, y, width, height },
  upper,
  facts,
  shares,
}: {
  box: FireBox;
  upper: Branch;
  facts: FireFacts;
  shares: Shares;
}) {
  const { fire } = useWords();
  const lower = upper === 'expand1x1' ? 'expand3x3' : 'expand1x1';
  const measured = shares?.[upper].ofSum ?? null;
  const seam = height * (measured ?? facts[upper] / (facts.expand1x1 + facts.expand3x3));
  return (
    <>
      <rect className={`fire-diagram-half role-${upper}`} x={x} y={y} width={width} height={seam} />
      <rect
        className={`fire-diagram-half role-${lower}`}
        x={x}
        y={y + seam}
        width={width}
        height={height - seam}
      />
      {shares &&
        (
          [
            [upper, y + 10],
            [lower, y + height - 18],
          ] as const
        ).map(([part, at]) => (
          <text key={part} className="fire-diagram-strong" x={x + width + 8} y={at}>
            {fire.ofSum(shares[part].ofSum)}
            <tspan x={x + width + 8} dy="14">
              {fire.ofEnergy(shares[part].ofEnergy)}
            </tspan>
          </text>
        ))}
    </>
  );
}

/** What is written at the boxes: name, channels in the paper's symbols, costs, and the ReLUs on the ribbons. */
export function Notes({
  boxes,
  network,
  upper,
}: {
  boxes: Readonly<Record<FirePart, FireBox>>;
  network: Network;
  upper: Branch;
}) {
  const { fire } = useWords();
  const { input, squeeze, expand1x1, expand3x3, concat } = boxes;
  const costOf = (key: LayerKey) => {
    const cost = layerOf(network, key)?.cost;
    return [fire.parameters(cost?.parameters ?? 0), fire.macs(cost?.macs ?? 0)];
  };
  const relu = (box: FireBox, next: FireBox, y: number) =>
    layerOf(network, box.key)?.preTensor !== null && (
      <text textAnchor="middle" x={(box.x + box.width + next.x) / 2} y={y + 4}>
        {fire.relu}
      </text>
    );
  const lowest = upper === 'expand1x1' ? expand3x3 : expand1x1;
  return (
    <>
      <Note
        x={input.x}
        bottom={input.y - 6}
        lines={[`${fire.input} ${input.key}`, fire.channels(input.channels)]}
      />
      <Note
        x={squeeze.x}
        bottom={squeeze.y - 6}
        lines={[fire.squeeze, `s₁ₓ₁ = ${squeeze.channels}`, ...costOf(squeeze.key)]}
      />
      {(
        [
          [expand1x1, 'e₁ₓ₁'],
          [expand3x3, 'e₃ₓ₃'],
        ] as const
      ).map(([box, symbol]) => (
        <Note
          key={box.part}
          x={box.x}
          bottom={box === lowest ? box.y + box.height + 28 : box.y - 6}
          lines={[`${fire[box.part]} · ${symbol} = ${box.channels}`, costOf(box.key).join(' · ')]}
        />
      ))}
      <text textAnchor="middle" x={concat.x + concat.width / 2} y={concat.y - 6}>
        {concat.channels}
      </text>
      {relu(squeeze, expand1x1, squeeze.y + squeeze.height / 2)}
      {[expand1x1, expand3x3].map((box) => (
        <g key={box.part}>{relu(box, concat, box.y + box.height / 2)}</g>
      ))}
    </>
  );
}

/** Lines of text over a thing, the first one strong. */
function Note({ x, bottom, lines }: { x: number; bottom: number; lines: readonly string[] }) {
  return lines.map((line, i) => (
    <text
      key={line}
      className={i === 0 ? 'fire-diagram-strong' : undefined}
      x={x}
      y={bottom - (lines.length - 1 - i) * 14}
    >
      {line}
    </text>
  ));
}
