import { metric, number, percent, significant } from './format';
import type { SummariesWords } from './summaries.en';

const regionsZh: SummariesWords['regions'] = {
  topLeft: '左上方',
  topCentre: '上方',
  topRight: '右上方',
  middleLeft: '左侧',
  middleCentre: '中央',
  middleRight: '右侧',
  bottomLeft: '左下方',
  bottomCentre: '下方',
  bottomRight: '右下方',
};
const short = (value: number) => significant('zh', value, 2);

/** What a picture or a chart shows, in one sentence of computed words, in Simplified Chinese. */
export const summariesZh: SummariesWords = {
  regions: regionsZh,
  sentence: (text) => `${text}。`,
  channel: (layer, channel) => `${layer} 通道 ${channel}`,
  map: (what, active, at, value) =>
    `${what}：${active === null ? '' : `${percent('zh', active)} 激活，`}最强处在${regionsZh[at]}，值为 ${short(value)}`,
  flat: (what, value) =>
    `${what}：${Number.isNaN(value) ? '没有有限的数值' : `所有数值都是 ${short(value)}`}`,
  layer: (layer, channels, strongest, mean, dead) =>
    `${layer}：共 ${number('zh', channels)} 个通道，通道 ${strongest} 最强，均值 ${short(mean)}${dead === 0 ? '' : `；${number('zh', dead)} 个通道处处为零`}`,
  network: (layers, parameters, macs, most, share) =>
    `共 ${number('zh', layers)} 层，${metric('zh', parameters)} 个参数，${metric('zh', macs)} 次乘加；${most} 的计算量最大，占 ${percent('zh', share)}`,
  histogram: (values, zeros, share, from, to) =>
    `共 ${number('zh', values)} 个数值，其中 ${percent('zh', zeros)} 恰好为零；最高的一条在 ${short(from)} 与 ${short(to)} 之间，占 ${percent('zh', share)}`,
  scale: (widest, deviation, narrowest, least) =>
    `数值在 ${widest} 最分散，标准差 ${short(deviation)}；在 ${narrowest} 最集中，标准差 ${short(least)}`,
  fire: (input, squeeze, expand, share) =>
    `${number('zh', input)} 个通道先压缩为 ${number('zh', squeeze)} 个，再扩展为 ${number('zh', expand)} 个${share === null ? '' : `；3×3 一半占总和的 ${percent('zh', share)}`}`,
  weights: (min, max, zeros) => `权重从 ${short(min)} 到 ${short(max)}，其中 ${percent('zh', zeros)} 为零`,
  most: (column, name, value) => `${column}：${name} 最大，为 ${value}`,
  range: (column, most, value, least, smallest) =>
    `${column}：${most} 最大，为 ${value}；${least} 最小，为 ${smallest}`,
  alike: (row, column, value) => `最相似的是 ${row} 与 ${column}，为 ${significant('zh', value, 3)}`,
  source: (models, recipe) => `SqueezeNet ${models}。${recipe === null ? '' : `输入：${recipe}。`}`,
};
