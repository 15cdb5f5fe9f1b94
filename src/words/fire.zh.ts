import type { FireWords } from './fire.en';
import { metric, number, percent, significant } from './format';

/** Words of the Fire diagram, in Simplified Chinese. */
export const fireZh: FireWords = {
  name: (module, model) => `${model ? `${model} 的` : ''}Fire 模块 ${module}`,
  input: '输入',
  squeeze: '压缩 1×1',
  expand1x1: '扩展 1×1',
  expand3x3: '扩展 3×3',
  concat: '拼接',
  relu: 'ReLU',
  channels: (n) => `${number('zh', n)} 个通道`,
  parameters: (n) => `${number('zh', n)} 个参数`,
  macs: (n) => `${metric('zh', n)} 次乘加`,
  ratio: (s, e) =>
    `压缩比 SR = s₁ₓ₁ / (e₁ₓ₁ + e₃ₓ₃) = ${number('zh', s)} / ${number('zh', e)} = ${significant('zh', s / e, 3)}`,
  share3x3: (e3, e) =>
    `3×3 滤波器占比 pct₃ₓ₃ = e₃ₓ₃ / (e₁ₓ₁ + e₃ₓ₃) = ${number('zh', e3)} / ${number('zh', e)} = ${significant('zh', e3 / e, 3)}`,
  ofSum: (share) => (share === null ? '' : `总和的 ${percent('zh', share)}`),
  ofEnergy: (share) => (share === null ? '' : `能量的 ${percent('zh', share)}`),
  story:
    '压缩层用便宜的 1×1 滤波器减少通道数；随后两个扩展分支（其中 3×3 滤波器最贵）只需读取少量通道；最后把两者的输出前后拼接。',
  measured:
    '末端的柱：对这张图片，每个分支在输出中占多少。总和：激活值之和；能量：激活值平方之和，少数强的响应比许多弱的响应更重。',
  notYet: '网络运行之后，这里会显示每个分支在输出中占多少。',
  without: '没有压缩层',
  withIt: '现在这样',
  costs: '压缩层省下了什么',
  times: (times) => `${significant('zh', times, 2)} 倍`,
  why: '同样的两个分支，直接接收模块的输入，按同一比例绘制。',
  part: '部分',
  symbol: '符号',
  count: '通道数',
  parametersColumn: '参数',
  macsColumn: '乘加次数',
  sumColumn: '占总和',
  energyColumn: '占能量',
  unknown: '网络运行之后才知道这个模块的尺寸。',
};
