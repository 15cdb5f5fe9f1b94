import { number, percent } from './format';
import type { FactsWords } from './facts.en';

/** Words of a layer’s facts and of its weights, in Simplified Chinese. */
export const factsZh: FactsWords = {
  facts: {
    region: '本层资料',
    operation: '运算',
    kernel: '卷积核',
    stride: '步幅',
    padding: '填充',
    sides: (top: number, left: number, bottom: number, right: number) =>
      top === left && top === bottom && top === right
        ? String(top)
        : `上 ${top}，左 ${left}，下 ${bottom}，右 ${right}`,
    ceil: '输出尺寸向上取整',
    dilation: '空洞',
    groups: '分组',
    input: '输入形状',
    output: '输出形状',
    parameters: '参数',
    macs: '乘加次数',
    bytes: '激活字节数',
    receptive: '感受野',
    jump: '跳距',
    start: '起点',
    fieldTerms: '跳距：相邻两个位置相隔的像素数。起点：位置 0 看到的第一个像素；小于零时落在填充里。',
    nodes: '文件中的节点',
    unknown: '未知',
    whole: '整张图片',
    relu: '之后接 ReLU',
    kinds: {
      input: '输入',
      conv: '卷积',
      maxpool: '最大池化',
      avgpool: '平均池化',
      globalpool: '全局平均池化',
      concat: '通道拼接',
      add: '各输入相加',
      linear: '线性层',
      relu: 'ReLU',
      softmax: 'softmax',
      other: '其他',
    },
  },
  weights: {
    region: '权重',
    none: '这一层没有权重。',
    waiting: '网络加载完成后就会显示权重。',
    failed: '无法读取权重。',
    kernels: (outputs: number, inputs: number) =>
      `${number('zh', outputs)} × ${number('zh', inputs)} 个卷积核：向右为输出通道，向下为输入通道`,
    matrix: {
      outputs: (outputs: number, inputs: number) =>
        `${number('zh', outputs)} × ${number('zh', inputs)} 的矩阵：向右为输出通道，向下为输入通道`,
      inputs: (outputs: number, inputs: number) =>
        `${number('zh', outputs)} × ${number('zh', inputs)} 的矩阵：向右为输入通道，向下为输出通道`,
    },
    colours: (outputs: number) => `${number('zh', outputs)} 个彩色卷积核：各自最敏感的图案，中灰表示零`,
    unit: '权重',
    of: (layer: string) => `${layer} 的权重`,
    distinct: '不同的值',
    zeros: '零',
    notFinite: '非有限值',
    shared: '共享数值',
    sharedNote: (used: number, all: number) =>
      `本层的码本：每个权重取 ${number('zh', all)} 个数值之一，其中 ${number('zh', used)} 个用到。一条线表示一个数值，高度为取该值的权重个数；零不画出。`,
    sharedBy: '权重个数',
    pruned: '已剪除',
    prunedOf: (pruned: number, all: number) =>
      `${number('zh', all)} 个中的 ${number('zh', pruned)} 个（${percent('zh', pruned / all)}）`,
    entries: '文件中的条目',
    entriesOf: (entries: number, kept: number) =>
      `${number('zh', entries)}：${number('zh', kept)} 个权重，${number('zh', entries - kept)} 个用于跨过间隔的零`,
    codes: '码本中不同的数值',
    spectrum: '奇异值',
    spectrumNote: (rows: number, columns: number) =>
      `把权重看作 ${number('zh', rows)} × ${number('zh', columns)} 的矩阵（输出通道 × 输入通道与卷积核）`,
    computing: '正在计算奇异值……',
    noSpectrum: '没有奇异值：某个权重不是有限数，或者矩阵太大，无法在此计算。',
    tooLarge: '权重太多，无法画在一张图里。',
    largest: '最大奇异值',
    rank: (share: string) => `${share} 能量的有效秩`,
    rankWhy:
      '它说明滤波器寻找多少种独立的模式：若少数方向就占了大部分能量（奇异值平方之和），滤波器之间便多有重复。',
    rankOf: (rank: number, full: number) => `${number('zh', full)} 中的 ${number('zh', rank)}`,
    index: '序号',
    value: '奇异值',
    energy: '累计能量',
    truth:
      '压缩层在 3×3 滤波器之前混合通道并减少通道数；它不是逐通道卷积，也没有哪个卷积核被拆成低秩的几部分。',
  },
};
