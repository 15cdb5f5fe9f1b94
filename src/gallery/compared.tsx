import type { ReactNode } from 'preact/compat';
import { Dumbbells } from '../views/Dumbbells';
import { HeatMap } from '../views/HeatMap';
import { ignore } from './material';

/** Two models beside each other. */
export const compared: Readonly<Record<string, ReactNode>> = {
  'Dumbbells: two models, one lacks a row': (
    <Dumbbells
      title="Stages"
      note="Note."
      models={['1.0', '1.1']}
      rows={[
        { key: 'a', name: 'conv1', values: [8, 2] },
        { key: 'b', name: 'pool4', values: [1, null] },
      ]}
      max={10}
      format={(value) => (value === null ? 'not there' : String(value))}
      table={() => ({ columns: ['Stage', '1.0', '1.1'], rows: [['conv1', 8, 2]] })}
      selected="a"
      onSelect={ignore}
    />
  ),
  'HeatMap: one value not defined': (
    <HeatMap
      title="Similarity"
      note="Note."
      rows={['conv1', 'pool1']}
      columns={['conv1', 'fire2/concat']}
      values={[
        [1, 0.25],
        [null, 0.5],
      ]}
      rowTitle="1.0"
      columnTitle="1.1"
      palette="inferno"
      read={(row, column) => `${row} ${column}`}
      table={() => ({ columns: ['Layer', 'conv1', 'fire2/concat'], rows: [['conv1', 1, 0.25]] })}
    />
  ),
};
