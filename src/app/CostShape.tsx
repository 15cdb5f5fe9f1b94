import { memo } from 'preact/compat';
import type { Quantity } from '../network/choices';
import type { LayerKey, Network } from '../network/types';
import { CostIcicle } from '../views/CostIcicle';
import type { Unit } from '../views/costText';
import { MemoryChart } from '../views/MemoryChart';
import { useWords } from '../views/useWords';
import { Folded } from './Folded';

interface Props {
  details: {
    /** The shown networks under the convention. */
    counted: readonly { id: string; network: Network }[];
    quantity: Quantity;
    unit: Unit;
    note: string;
  };
  selected: LayerKey;
  onSelect: (key: LayerKey) => void;
}

/** The big picture: shares by stage, and what is in memory at each step. */
export const CostShape = memo(function CostShape({ details, selected, onSelect }: Props) {
  const { cost: text } = useWords();
  const { counted, quantity, unit, note } = details;
  const additive = quantity === 'intensity' || quantity === 'time' ? 'macs' : quantity;
  const named = (title: string, id: string) => (counted.length > 1 ? `${title}, ${id}` : title);
  return (
    <>
      {counted.map(({ id, network }) => (
        <CostIcicle
          key={id}
          {...{ network, note, unit, selected, onSelect }}
          title={named(text.icicle, id)}
          quantity={additive}
        />
      ))}
      <Folded title={text.memory}>
        {counted.map(({ id, network }) => (
          <MemoryChart key={id} {...{ network, note, selected, onSelect }} title={named(text.memory, id)} />
        ))}
      </Folded>
    </>
  );
});
