import type { ExplainWords } from './explain.en';
import { evidenceZh } from './evidence.zh';
import { factsZh } from './facts.zh';
import { fieldZh } from './field.zh';
import { number, signed, significant } from './format';

/** Words of everything that tells where a number comes from, in Simplified Chinese. */
export const explainZh: ExplainWords = {
  arithmetic: (model?: string) => (model ? `${model} 的算式` : '算式'),
  heading: '这个数是怎么算出来的',
  none: '在特征图里选一个值，就能看到它是怎样相加得来的。',
  path: '数值的来路',
  at: (layer: string, channel: number, row: number, column: number) =>
    `${layer}，通道 ${channel}，第 ${row} 行，第 ${column} 列`,
  terms: '各项',
  padding: '填充，值为零',
  beyond: '填充之外，不计入',
  channel: (channel: number) => `通道 ${channel}`,
  place: (row: number, column: number) => `${row} 行 ${column} 列`,
  winner: '最大',
  own: '本类别',
  smaller: {
    channels: (n: number) => `其余 ${number('zh', n)} 个较小的通道`,
    values: (n: number) => `其余 ${number('zh', n)} 个较小的值`,
    classes: (n: number) => `其余 ${number('zh', n)} 个较小的类别`,
  },
  products: {
    summary: '逐个数看一个通道',
    channel: '输入通道',
    of: (channel) => `权重 × 值，输入通道 ${channel}`,
    sum: (sum) => `权重 × 值，相加得 ${sum}。每个值都能点进下一层。`,
  },
  showAll: '全部显示',
  showFewer: '只显示最大的几项',
  bias: '偏置',
  sum: '和',
  relu: (before) =>
    before > 0
      ? 'ReLU：大于零，原样通过'
      : before < 0
        ? 'ReLU：小于零，变为 0'
        : before === 0
          ? 'ReLU：零仍为 0'
          : 'ReLU：NaN 仍为 NaN',
  largest: '其中最大的',
  divided: (count: number) => `除以 ${number('zh', count)}`,
  power: (value: number, largest: number) =>
    `本类别的 exp(${significant('zh', value)} − ${significant('zh', largest)})`,
  powers: (classes: number) => `全部 ${number('zh', classes)} 个之和`,
  quotient: '本类别除以总和',
  concat: (channel: number, layer: string, from: number) =>
    `通道 ${channel} 就是 ${layer} 的通道 ${from}，原样取来。`,
  rules: {
    conv: '每个输入通道一行：窗口下的值（左）逐个乘以卷积核中的权重（右），再相加。',
    linear: '每个输入值乘以它的权重，再全部相加。',
    maxpool: '窗口内最大的值。',
    average: '窗口内各值的平均。',
    add: '各个输入相加。',
    relu: '值本身，小于零时为 0。',
    softmax: '每个 logit 减去最大的一个再取 exp；本类别在总和中的份额。',
    input: '送入网络的数：像素值减去平均颜色。',
  },
  pixel: {
    byte: (colour: 'R' | 'G' | 'B', x: number, y: number) =>
      `第 ${x} 列、第 ${y} 行像素的${{ R: '红', G: '绿', B: '蓝' }[colour]}色`,
    scale: (scale: number) => `乘以 ${significant('zh', scale)}`,
    mean: '减去均值',
    std: (std: number) => `除以 ${significant('zh', std)}`,
    end: '这就是图片本身，下面没有别的层了。',
  },
  recomputed: '重新计算',
  recomputedBefore: '重新计算（ReLU 之前）',
  runtime: '运行时',
  runtimeName: 'ONNX Runtime',
  noRuntime: '运行时还没有运行，无从比较。',
  agrees: (difference: number, tolerance: number) =>
    `与 ONNX Runtime 一致：相差 ${difference === 0 ? '0' : signed('zh', difference, 2)}，容差 ${significant('zh', tolerance, 2)}。`,
  disagrees: (difference: number, tolerance: number) =>
    `相差 ${signed('zh', difference, 4)}，容差 ${significant('zh', tolerance, 2)}。两者中必有一个是错的：不要相信这个值。`,
  disagreesTitle: '与 ONNX Runtime 不一致',
  agreesOver: {
    nan: '两者都是 NaN（非数值）：网络在这里出了问题。',
    infinity: '两者都是无穷大：网络在这里出了问题。',
  },
  disagreesOver: {
    nan: '两者中只有一个是数值。',
    infinity: '两者中只有一个是有限的，或者两个无穷大符号相反。',
  },
  toleranceWhy: '容差：各项绝对值之和的 10⁻⁵，这是 32 位浮点求和因次序不同而可能产生的差别。',
  toleranceHalf: '容差：各项绝对值之和的 2⁻¹⁰。该网络以 16 位浮点保存数值，每个值会舍入到其自身的 2⁻¹¹。',
  unavailable: {
    operation: '本页不知道这种运算的算法。',
    tensors: '这一层的输入还没有算出来，网络运行后就会出现。',
    weights: '这一层的权重还没有取到。',
    picture: '没有送入网络的图片。',
    shape: '这一层的输入与权重的搭配方式，本页不认识。',
  },

  ...fieldZh,
  ...factsZh,
  evidence: evidenceZh,
};
