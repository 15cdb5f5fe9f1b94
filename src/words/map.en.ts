import { number, significant } from './format';

const partsEn: Partial<Record<string, string>> = {
  squeeze: 'squeeze',
  expand1x1: '1×1',
  expand3x3: '3×3',
  concat: 'concat',
};

/** Words of the network map and of the Fire diagram, in English. */
export const mapEn = {
  name: (model?: string) => (model ? `Network map in ${model}` : 'Network map'),
  layers: (model?: string) => (model ? `Layers of the map in ${model}` : 'Layers of the map'),
  read: {
    channels: 'Width: channels. Height: rows of the maps. Ribbons: share of the channels. Bars: MACs.',
    macs: 'Width: channels. Height: rows of the maps. Ribbons and bars: MACs.',
    bytes: 'Width: channels. Height: rows of the maps. Ribbons and bars: bytes of activations.',
  },
  reached: 'White marks at the left edges: the rows that the pixel reaches.',
  /** Over the parts of an opened module. */
  parts: partsEn,
  upper: 'expand 1×1 (upper half)',
  lower: 'expand 3×3 (lower half)',
  dot: 'no maps',
  larger: (name: string, across: number, down: number) =>
    `${name} is drawn ${number('en', across)} times wider and ${significant('en', down, 2)} times taller.`,
  most: (value: string) => `${value} MACs`,
  flow: 'Ribbons',
  flows: { channels: 'channels', macs: 'MACs', bytes: 'bytes' },
  zoom: 'Zoom of the map',
  zoomIn: 'Zoom in',
  zoomOut: 'Zoom out',
  zoomed: (times: number) => `${number('en', times, times % 1 ? 1 : 0)}×`,
  open: (name: string) => `Open ${name}`,
  close: (name: string) => `Close ${name}`,
  overview: 'Part of the map in sight',
  layer: 'layer',
  shape: 'output shape',
  parameters: 'parameters',
  macs: 'MACs',
  bytes: 'output bytes',
  unknown: 'unknown',
};

export type MapWords = typeof mapEn;
