import type { ReactNode } from 'preact/compat';
import { alexNet } from '../network/alexnet';
import { asFiled } from '../network/choices';
import { AgainstAlexNet } from '../views/AgainstAlexNet';
import { ConventionControls } from '../views/ConventionControls';
import { CostChart, type CostChoices } from '../views/CostChart';
import { CostIcicle } from '../views/CostIcicle';
import { CostTable } from '../views/CostTable';
import { MemoryChart } from '../views/MemoryChart';
import { ModelSizes } from '../views/ModelSizes';
import { PaperCharts } from '../views/PaperCharts';
import { QuotedTotals } from '../views/QuotedTotals';
import { Roofline } from '../views/Roofline';
import { ScalingChart } from '../views/ScalingChart';
import { ignore, type Material } from './material';

/** What the network costs; the times are made up. */
export function cost({ network }: Material): Record<string, ReactNode> {
  const chart = { network, note: 'Note.', selected: 'fire5/expand3x3', onSelect: ignore } as const;
  const times = new Map(
    network.layers.slice(1).map(({ key, cost: { macs } }, i) => [key, [1 + i, 1.2 + i, (macs ?? 0) / 1e7]]),
  );
  const convention = { unit: 'mac', filedSize: 227, onChange: ignore } as const;
  const against = {
    networks: new Map([
      ['AlexNet', alexNet()],
      ['SqueezeNet 1.1', network],
    ]),
    unit: 'mac',
    title: 'Against AlexNet',
    note: 'Note.',
  } as const;
  const scaling = { network, convention: asFiled, title: 'Scaling', note: 'Note.' };
  return {
    'CostChart: layers': <CostChart {...chart} {...choices} title="Cost" times={null} />,
    'CostChart: stages, logarithmic': (
      <CostChart {...chart} {...choices} grouping="stage" axis="log" title="Cost" times={null} />
    ),
    'CostChart: shares by size': (
      <CostChart {...chart} {...choices} order="size" measure="share" title="Cost" times={null} />
    ),
    'CostChart: times': (
      <CostChart {...chart} {...choices} quantity="time" title="Cost" times={times} resolutionMs={0.1} />
    ),
    'CostTable: softmax beside': <CostTable {...chart} title="Cost" unit="mac" extras={['softmax']} />,
    'CostIcicle: MACs': <CostIcicle {...chart} title="MACs" quantity="macs" unit="mac" />,
    'MemoryChart: 1.1': <MemoryChart {...chart} title="Memory" />,
    'Roofline: times': (
      <Roofline
        {...chart}
        title="Roofline"
        times={times}
        limits={{ macsPerMs: 2e7, bytesPerMs: 1e7 }}
        resolutionMs={0.1}
      />
    ),
    'ScalingChart: size, measured': (
      <ScalingChart {...scaling} dial="size" measured={[{ setting: 320, ms: 60 }]} releasedMs={30} />
    ),
    'ScalingChart: width': <ScalingChart {...scaling} dial="width" measured={[]} releasedMs={null} />,
    'AgainstAlexNet: parameters': <AgainstAlexNet {...against} quantity="parameters" />,
    'AgainstAlexNet: MACs': <AgainstAlexNet {...against} quantity="macs" />,
    'ModelSizes: with the file': (
      <ModelSizes parameters={1_235_496} fileBytes={4_956_208} title="Sizes" note="Note." />
    ),
    'ModelSizes: no file': <ModelSizes parameters={1_235_496} fileBytes={null} title="Sizes" note="Note." />,
    'PaperCharts: all': <PaperCharts />,
    'QuotedTotals: one not counted': (
      <QuotedTotals
        totals={[
          {
            id: '1.1-224',
            version: '1.1',
            convention: { size: 224, pools: 'ceil', headPadding: 0 },
            macs: 349_151_936,
          },
          {
            id: '1.0-224',
            version: '1.0',
            convention: { size: 224, pools: 'floor', headPadding: 1 },
            macs: null,
          },
        ]}
        explanation="Why."
        onUse={ignore}
      />
    ),
    'ConventionControls: as filed': <ConventionControls {...convention} convention={asFiled} extras={[]} />,
    'ConventionControls: changed': (
      <ConventionControls
        {...convention}
        convention={{ size: 224, pools: 'floor', headPadding: 1 }}
        extras={['softmax']}
      />
    ),
  };
}

const choices: CostChoices = {
  quantity: 'macs',
  grouping: 'layer',
  measure: 'amount',
  axis: 'linear',
  order: 'network',
  unit: 'mac',
};
