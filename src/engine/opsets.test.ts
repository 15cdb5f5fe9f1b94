import { expect, test } from 'vitest';
import { expectWhole, runsAsNative } from '../fixtures/node/judged';
import { ZooGraph } from '../fixtures/node/zoo';

/**
 * One network as exporters of each version write it. What used to be attributes of an operator became inputs: the comments name
 * the version of the change.
 */
function network(opset: number): Uint8Array<ArrayBuffer> {
  const g = new ZooGraph();
  const since = (version: number) => opset >= version;
  let x = g.norm(g.conv('x', [3, 8], 3, { bias: true }), 8);
  // Clip: 11
  x = since(11)
    ? g.node('Clip', [x, g.store([], 0, 0), g.store([], 0, 6)])
    : g.node('Clip', [x], { min: 1e-9, max: 6.000001 });
  // Dropout: 12
  x = since(12) ? g.node('Dropout', [x, g.store([], 0, 0.5)]) : g.node('Dropout', [x], { ratio: 0.25 });
  // Pad: 11
  x = since(11)
    ? g.node('Pad', [x, g.int64s([0, 0, 1, 1, 0, 0, 2, 2])])
    : g.node('Pad', [x], { pads: [0, 0, 1, 1, 0, 0, 2, 2] });
  // MaxPool: ceil_mode 10
  x = g.node('MaxPool', [x], {
    kernel_shape: [3, 3],
    strides: [2, 2],
    ...(since(10) ? { ceil_mode: 1 } : {}),
  });
  // Upsample: 9; Resize: 10, 11, 13
  const scales = () => g.floats([1, 1, 2, 2]);
  const mode = { mode: 'nearest' };
  if (since(13)) x = g.node('Resize', [x, '', scales()], { ...mode, nearest_mode: 'floor' });
  else if (since(11)) x = g.node('Resize', [x, g.floats([]), scales()], { ...mode, nearest_mode: 'floor' });
  else if (since(10)) x = g.node('Resize', [x, scales()], mode);
  else if (since(9)) x = g.node('Upsample', [x, scales()], mode);
  else x = g.node('Upsample', [x], { ...mode, scales: { floats: [1, 1, 2, 2] } });
  // Slice: 10
  const part = (from: number, to: number) =>
    since(10)
      ? g.node('Slice', [x, g.int64s([from]), g.int64s([to]), g.int64s([1])])
      : g.node('Slice', [x], { starts: [from], ends: [to], axes: [1] });
  x = g.node('Concat', [g.relu(part(0, 4)), part(4, 8)], { axis: 1 });
  x = g.node('Add', [g.conv(x, [8, 8], 1), x]);
  // ReduceMean: 18
  x = since(18)
    ? g.node('ReduceMean', [x, g.int64s([2, 3])], { keepdims: 1 })
    : g.node('ReduceMean', [x], { axes: [2, 3], keepdims: 1 });
  // Squeeze: 13
  x = since(13) ? g.node('Squeeze', [x, g.int64s([2, 3])]) : g.node('Squeeze', [x], { axes: [2, 3] });
  // Softmax: another default axis from 13 on
  return g.to(g.node('Softmax', [g.linear(x, 8, 5)]), 17, { opset });
}

test.each(Array.from({ length: 15 }, (_, i) => 7 + i))('opset %i', async (opset) => {
  const bytes = network(opset);
  const found = await runsAsNative(bytes, 17);
  expect(found.opset).toBe(opset);
  expectWhole(bytes, found);
  expect(found.layers.map(({ key }) => key)).toEqual([
    'input',
    'conv1',
    expect.stringMatching(/^BatchNorm/),
    expect.stringMatching(/^Clip/),
    expect.stringMatching(/^Pad/),
    'pool1',
    expect.stringMatching(/^(Resize|Upsample)/),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.any(String),
    expect.stringMatching(/^pool/),
    expect.stringMatching(/^fc/),
    'prob',
  ]);
});
