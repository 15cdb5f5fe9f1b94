import { tensorNames } from '../network/taps';
import { frame } from '../tensor/frame';
import { inputTensor } from '../tensor/input';
import type { Decoded } from '../tensor/pixels';
import { checkLayers, recordOf, type Check } from '../tensor/recorded';
import type { Tensor } from '../tensor/tensor';
import { TOLERANCES } from './engine';
import type { Held } from './held';
import type { Runtime } from './ort';

/** Every layer on the graphics processor against the same on WebAssembly. */
export async function againstWasm(model: Held, runtime: Runtime, picture: Decoded): Promise<Check> {
  const { bytes, network, recipe } = model;
  const input = inputTensor(frame(picture, recipe, 'warp').pixels, recipe);
  const names = tensorNames(network, { pre: false });
  const session = await runtime.session(bytes, names, network.input.tensor, 'wasm');
  const { tensors: expected } = await session.run(input, names);
  await session.release();
  const { tensors: found } = await (await model.session('post')).run(input, names);
  const byKey = <T>(tensors: ReadonlyMap<string, Tensor>, make: (tensor: Tensor) => T) =>
    new Map(
      network.layers.flatMap(({ key, tensor: name }) => {
        const tensor = tensors.get(name);
        return tensor ? [[key, make(tensor)] as const] : [];
      }),
    );
  return checkLayers(
    byKey(found, (tensor) => tensor),
    byKey(expected, recordOf),
    TOLERANCES.webgpu,
  );
}
