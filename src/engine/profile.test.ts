import fc from 'fast-check';
import { expect, test } from 'vitest';
import { released } from '../fixtures/networks';
import { EngineError } from './engine';
import { parseTrace, timesByLayer } from './profile';

/** As ONNX Runtime 1.30 prints it: a warm-up and two runs of a fused convolution and a pool, each line of its kind. */
const trace = `[
{"cat" : "Session","pid" :42,"tid" :7,"dur" :11361,"ts" :155,"ph" : "X","name" :"model_loading_array","args" : {}},
{"cat" : "Session","pid" :42,"tid" :7,"dur" :109810,"ts" :15821,"ph" : "X","name" :"session_initialization","args" : {}},
${[200_000, 300_000, 400_000]
  .map(
    (
      ts,
      run,
    ) => `{"cat" : "Node","pid" :42,"tid" :7,"dur" :${[900, 500, 700][run]},"ts" :${ts + 10},"ph" : "X","name" :"conv1_kernel_time","args" : {"op_name" : "FusedConv","node_index" : "67","output_type_shape" : [{"float":[1,64,113,113]}],"input_type_shape" : [{"float":[1,3,227,227]},{"float":[64,3,3,3]},{"float":[64]}]}},
{"cat" : "Node","pid" :42,"tid" :7,"dur" :${[90, 40, 60][run]},"ts" :${ts + 1000},"ph" : "X","name" :"pool1_kernel_time","args" : {"op_name" : "MaxPool","output_type_shape" : [{"float":[1,64,56,56]}]}},
{"cat" : "Node","pid" :42,"tid" :7,"dur" :20,"ts" :${ts + 1200},"ph" : "X","name" :"reorder_kernel_time","args" : {"op_name" : "Reorder"}},
{"cat" : "Session","pid" :42,"tid" :7,"dur" :1300,"ts" :${ts},"ph" : "X","name" :"SequentialExecutor::Execute","args" : {}},
{"cat" : "Session","pid" :42,"tid" :7,"dur" :1400,"ts" :${ts},"ph" : "X","name" :"model_run","args" : {}}`,
  )
  .join(',\n')}
]
`;

test('a trace gives the times of every node in every run but the first', () => {
  expect(parseTrace(trace, 0.005)).toEqual({
    nodes: [
      { name: 'conv1', op: 'FusedConv', form: 'Conv 64x113x113 3x3', ms: [0.5, 0.7] },
      { name: 'pool1', op: 'MaxPool', form: 'MaxPool 64x56x56 ', ms: [0.04, 0.06] },
      { name: 'reorder', op: 'Reorder', form: 'Reorder  ', ms: [0.02, 0.02] },
    ],
    runs: [1.4, 1.4],
    resolutionMs: 0.005,
  });
});

test('nodes go to their layers by name; what no layer claims is kept', () => {
  const network = released('1.1');
  const { layers, others } = timesByLayer(network, parseTrace(trace, 0.005));
  expect([...layers]).toEqual([
    ['conv1', { ms: [0.5, 0.7], ops: ['FusedConv'] }],
    ['pool1', { ms: [0.04, 0.06], ops: ['MaxPool'] }],
  ]);
  expect(others.map(({ name }) => name)).toEqual(['reorder']);
});

test('a file without names: nodes go to the next layer of their form', () => {
  const network = released('1.1');
  const layers = network.layers.map((layer) => ({
    ...layer,
    nodes: layer.nodes.map((node) => node.split(' ')[0] ?? ''),
  }));
  const node = (name: string, form: string) => ({ name, op: 'FusedConv', form, ms: [1] });
  const nodes = [
    node('FusedConv_70', 'Conv 64x56x56 1x1'),
    node('FusedConv_69', 'Conv 64x56x56 3x3'),
    node('FusedConv_73', 'Conv 64x56x56 1x1'),
    node('FusedConv_99', 'Conv 1x1x1 1x1'),
  ];
  const times = timesByLayer({ ...network, layers }, { nodes, runs: [3], resolutionMs: 0.1 });
  expect([...times.layers.keys()]).toEqual(['fire2/expand1x1', 'fire2/expand3x3', 'fire3/expand1x1']);
  expect(times.others.map(({ name }) => name)).toEqual(['FusedConv_99']);
});

test.each([
  ['nothing', ''],
  ['no list', '{}'],
  ['no run', '[]'],
  ['an event without a time', '[{"cat":"Node","name":"a"}]'],
])('%s is told as an unreadable profile', (_, text) => {
  expect(() => parseTrace(text, 0.1)).toThrow(/profile cannot be read/);
});

test('property: a trace cut anywhere is told as such, never read in part', () => {
  fc.assert(
    fc.property(fc.nat(trace.lastIndexOf(']') - 1), (end) => {
      expect(() => parseTrace(trace.slice(0, end), 0.1)).toThrow(EngineError);
    }),
  );
});
