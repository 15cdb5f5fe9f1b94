import { number, percent, significant } from './format';

/** Words about feature maps: their layers and channels, colours, values and statistics, in English. */
export const mapsEn = {
  layers: 'Layers',
  featureMaps: (model?: string) => (model ? `Feature maps in ${model}` : 'Feature maps'),
  channels: (n: number) => `${number('en', n)} channels`,
  channelColumn: 'channel',
  extent: (channels: number, height: number, width: number) =>
    height * width === 1
      ? `${number('en', channels)} ${channels === 1 ? 'value' : 'values'}`
      : `${number('en', channels)} ${channels === 1 ? 'channel' : 'channels'} of ${height} × ${width}`,
  facts: (zero: number, mean: number, peak: number) =>
    `${percent('en', zero)} zero · mean ${significant('en', mean)} · peak ${significant('en', peak)}`,
  channel: (channel: number) => `channel ${channel}`,
  channelFacts: (mean: number, active: number, peak: number) =>
    `mean ${significant('en', mean, 3)}, ${percent('en', active)} active, peak ${significant('en', peak, 3)}`,
  range: (mean: number, min: number, max: number) =>
    `mean ${significant('en', mean)} · from ${significant('en', min)} to ${significant('en', max)}`,
  channelRange: (mean: number, min: number, max: number) =>
    `mean ${significant('en', mean, 3)}, from ${significant('en', min, 3)} to ${significant('en', max, 3)}`,
  unknownShape: 'shape not known',
  sort: 'Sort',
  sorts: { index: 'index', mean: 'strongest mean', peak: 'largest peak' },
  scale: 'Scale',
  scales: { layer: 'per layer', channel: 'per channel', shared: 'shared' },
  palette: 'Palette',
  palettes: { inferno: 'inferno', viridis: 'viridis', cividis: 'cividis', greys: 'greys' },
  beforeRelu: 'Before ReLU',
  noRelu: 'This layer has no ReLU of its own.',
  legend: 'Colour scale',
  ownRange: 'each channel has its own range',
  notFinite: (nans: number, infinities: number) =>
    [nans > 0 && `${number('en', nans)} NaN`, infinities > 0 && `${number('en', infinities)} infinite`]
      .filter(Boolean)
      .join(', '),
  notDrawn: (what: string) => `Not drawn: ${what}.`,
  unit: {
    activation: 'activation',
    pre: 'activation before ReLU',
    input: 'input minus mean',
    probability: 'probability',
  },
  value: 'Value',
  row: 'row',
  position: (row: number, column: number) => `row ${row}, column ${column}`,
  valueAt: (row: number, column: number, value: string) => `row ${row}, column ${column}: ${value}`,
  pointAt: 'Point at a map or use arrow keys',
  mapOf: (layer: string, channel: number) => `Map of ${layer}, channel ${channel}`,
  previous: 'Previous channel',
  next: 'Next channel',
  overlay: 'Over the picture',
  opacity: 'Opacity of the map',
  statistics: 'Statistics',
  statisticsOf: (mean: number, variance: number, min: number, max: number) =>
    `mean ${significant('en', mean)} · variance ${significant('en', variance)} · from ${significant('en', min)} to ${significant('en', max)}`,
  zeroShare: (share: string) => `${share} zero`,
  mean: 'mean',
  variance: 'variance',
  deviation: 'standard deviation',
  min: 'smallest',
  max: 'largest',
  zeros: 'zeros',
  dead: 'dead channels',
  deadOf: (dead: number, channels: number) => `${dead} of ${channels}`,
  channelIn: (layer: string, channel: number) => `${layer}, channel ${channel}`,
  nans: 'NaN',
  infinities: 'infinite',
  wholeLayer: 'layer',
  count: 'values',
  countLog: 'number of values, logarithmic',
  histogram: (what: string) => `Histogram of ${what}`,
  exactZeros: 'exactly zero',
  from: 'from',
  to: 'to',
  allEqual: (value: string) => `Every value is exactly ${value}.`,
  scaleAlong: 'Scale along the network',
  scaleWhy:
    'SqueezeNet has no batch normalisation: nothing pulls the activations back to one scale, so they grow and shrink freely.',
  scaleRead:
    'Line: mean. Band: one standard deviation on either side, cut at the smallest and largest value. Linear between −1 and 1, logarithmic beyond. The input, which has the scale of pixels, is only in the table.',
  layer: 'layer',
  layerFacts: (layer: string, mean: number, deviation: number) =>
    `${layer}: mean ${significant('en', mean)}, standard deviation ${significant('en', deviation)}`,
  table: 'The same numbers as a table',
};

export type MapsWords = typeof mapsEn;
