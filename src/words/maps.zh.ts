import type { MapsWords } from './maps.en';
import { number, percent, significant } from './format';

/** Words about feature maps: their layers and channels, colours, values and statistics, in Simplified Chinese. */
export const mapsZh: MapsWords = {
  layers: '各层',
  featureMaps: (model?: string) => (model ? `${model} 的特征图` : '特征图'),
  channels: (n: number) => `${number('zh', n)} 个通道`,
  channelColumn: '通道',
  extent: (channels: number, height: number, width: number) =>
    height * width === 1
      ? `${number('zh', channels)} 个值`
      : `${number('zh', channels)} 个通道，每个 ${height} × ${width}`,
  facts: (zero: number, mean: number, peak: number) =>
    `零占 ${percent('zh', zero)} · 均值 ${significant('zh', mean)} · 峰值 ${significant('zh', peak)}`,
  channel: (channel: number) => `通道 ${channel}`,
  channelFacts: (mean: number, active: number, peak: number) =>
    `均值 ${significant('zh', mean, 3)}，${percent('zh', active)} 被激活，峰值 ${significant('zh', peak, 3)}`,
  range: (mean: number, min: number, max: number) =>
    `均值 ${significant('zh', mean)} · 从 ${significant('zh', min)} 到 ${significant('zh', max)}`,
  channelRange: (mean: number, min: number, max: number) =>
    `均值 ${significant('zh', mean, 3)}，从 ${significant('zh', min, 3)} 到 ${significant('zh', max, 3)}`,
  unknownShape: '形状未知',
  sort: '排序',
  sorts: { index: '按编号', mean: '均值从大到小', peak: '峰值从大到小' },
  scale: '标度',
  scales: { layer: '全层一致', channel: '各通道独立', shared: '全部共用' },
  palette: '配色',
  palettes: { inferno: 'inferno', viridis: 'viridis', cividis: 'cividis', greys: '灰度' },
  beforeRelu: 'ReLU 之前',
  noRelu: '这一层没有自己的 ReLU。',
  legend: '色标',
  ownRange: '每个通道使用自己的范围',
  notFinite: (nans, infinities) =>
    [nans > 0 && `${number('zh', nans)} 个 NaN`, infinities > 0 && `${number('zh', infinities)} 个无穷大`]
      .filter(Boolean)
      .join('，'),
  notDrawn: (what) => `未画出：${what}。`,
  unit: {
    activation: '激活值',
    pre: 'ReLU 之前的激活值',
    input: '减去均值后的输入',
    probability: '概率',
  },
  value: '数值',
  row: '行',
  position: (row: number, column: number) => `第 ${row} 行，第 ${column} 列`,
  valueAt: (row: number, column: number, value: string) => `第 ${row} 行，第 ${column} 列：${value}`,
  pointAt: '把光标移到图上，或使用方向键',
  mapOf: (layer: string, channel: number) => `${layer} 通道 ${channel} 的特征图`,
  previous: '上一个通道',
  next: '下一个通道',
  overlay: '叠加在图片上',
  opacity: '特征图的不透明度',
  statistics: '统计',
  statisticsOf: (mean: number, variance: number, min: number, max: number) =>
    `均值 ${significant('zh', mean)} · 方差 ${significant('zh', variance)} · 从 ${significant('zh', min)} 到 ${significant('zh', max)}`,
  zeroShare: (share: string) => `零占 ${share}`,
  mean: '均值',
  variance: '方差',
  deviation: '标准差',
  min: '最小值',
  max: '最大值',
  zeros: '零的占比',
  dead: '全零的通道',
  deadOf: (dead: number, channels: number) => `${channels} 个中有 ${dead} 个`,
  channelIn: (layer: string, channel: number) => `${layer} 通道 ${channel}`,
  nans: 'NaN',
  infinities: '无穷大',
  wholeLayer: '整层',
  count: '个数',
  countLog: '个数（对数刻度）',
  histogram: (what: string) => `${what} 的直方图`,
  exactZeros: '恰好为零',
  from: '从',
  to: '到',
  allEqual: (value: string) => `所有的值都恰好是 ${value}。`,
  scaleAlong: '沿网络的数值尺度',
  scaleWhy: 'SqueezeNet 没有批归一化：没有任何环节把激活值拉回同一尺度，因此它们可以自由地增大或减小。',
  scaleRead:
    '折线为均值，色带为上下各一个标准差（不超出最小值和最大值）。−1 到 1 之间为线性刻度，之外为对数刻度。输入采用像素的尺度，只列在表格中。',
  layer: '层',
  layerFacts: (layer: string, mean: number, deviation: number) =>
    `${layer}：均值 ${significant('zh', mean)}，标准差 ${significant('zh', deviation)}`,
  table: '以表格查看同样的数字',
};
