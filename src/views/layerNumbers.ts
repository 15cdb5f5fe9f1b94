import type { Layer } from '../network/types';
import { number } from '../words/format';
import type { Words } from '../words/en';
import type { Row } from './Table';

/** What there is to count of a layer, as columns. */
export function numberColumns({ map }: Words) {
  return [map.layer, map.shape, map.parameters, map.macs, map.bytes] as const;
}

/** The numbers as they are, for a file. */
export function numbersOf({ key, shape, cost }: Layer) {
  return [key, shape?.join(' × ') ?? null, cost.parameters, cost.macs, cost.outputBytes];
}

/** The same, to be read. */
export function numbersRead({ key, shape, cost }: Layer, { lang, map }: Words): Row {
  const count = (value: number | null) => (value === null ? map.unknown : number(lang, value));
  return [
    key,
    shape?.join(' × ') ?? map.unknown,
    count(cost.parameters),
    count(cost.macs),
    count(cost.outputBytes),
  ];
}
