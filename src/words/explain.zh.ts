import type { ExplainWords } from './explain.en';
import { number, percent, signed, significant } from './format';

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
  unavailable: {
    operation: '本页不知道这种运算的算法。',
    tensors: '这一层的输入还没有算出来，网络运行后就会出现。',
    weights: '这一层的权重还没有取到。',
    picture: '没有送入网络的图片。',
    shape: '这一层的输入与权重的搭配方式，本页不认识。',
  },

  receptive: {
    figure: '感受野',
    none: '把光标移到特征图上，就能看到一个值取决于哪些像素。',
    of: (layer: string, row: number, column: number) => `${layer}，第 ${row} 行，第 ${column} 列`,
    rows: (from: number, to: number) => `第 ${range(from, to)} 行`,
    columns: (from: number, to: number) => `第 ${range(from, to)} 列`,
    size: (height: number, width: number) => `${height} × ${width} 像素`,
    outside: (top: number, left: number, bottom: number, right: number) =>
      `超出图片、属于填充的部分：${[
        top > 0 && `上 ${top}`,
        left > 0 && `左 ${left}`,
        bottom > 0 && `下 ${bottom}`,
        right > 0 && `右 ${right}`,
      ]
        .filter(Boolean)
        .join('，')}。`,
    inside: '其中没有填充。',
    nothing: '它看到的全是填充。',
    unknown: '这一层的感受野未知。',
    theoretical: '这里的感受野是理论上的，不是有效感受野：值可能取决于这些像素，并不表示取决多少。',
  },
  reach: {
    figure: '像素的影响范围',
    none: '把光标移到图片上，就能看到一个像素影响到哪些位置。',
    pixel: (x: number, y: number) => `第 ${x} 列、第 ${y} 行的像素`,
    here: (layer: string, rows: number, columns: number, all: number) =>
      `影响到 ${layer} 的 ${number('zh', all)} 个位置中的 ${rows} × ${columns} 个。`,
    notHere: (layer: string) => `影响不到 ${layer} 的任何位置。`,
    table: '各层受影响的位置',
    layer: '层',
    rows: '行',
    columns: '列',
    count: '位置数',
    unreached: '无',
    theoretical: '理论范围：这些位置可能取决于该像素。',
    clear: '清除',
  },

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

  evidence: {
    figure: '证据',
    in: (model: string) => `${model} 的证据`,
    for: '支持的类别',
    mean: '图的均值',
    logit: 'Logit',
    logits: '两个 logit 之差',
    statement: {
      exact: (layer: string) => `logit 就是 ${layer} 这张图的均值，没有别的成分。`,
      linear: (layer: string) => `logit 是这张图（${layer} 各通道的加权和）的均值再加上偏置。`,
    },
    scale: '所有类别共用一个标度：没有证据就看不到证据。',
    opacity: '不透明度',
    map: (name: string) => `支持${name}的证据`,
    contrast: '为什么是它而不是另一个',
    against: '而不是',
    difference: (a: string, b: string) => `${a}减去${b}`,
    contrastRead: (a: string, b: string) => `暖色处支持${a}，冷色处支持${b}。均值就是两个 logit 之差。`,
    unit: '证据',
    position: '位置',
    cell: (layer: string) => `这个值：${layer} 每个通道在此处的值，乘以它对该类别的权重。`,
    class: '类别：输入文字搜索',
    unavailable: (reason: string) => `这个网络无法给出证据图，因为${reason}。`,
    waiting: '网络运行后就会显示证据图。',
    reasons: {
      'no-logits': '它的末尾不是类别得分',
      'no-global-pooling': '它的得分之前没有全局平均池化',
      'not-linear': '它的线性层与得分之间有 ReLU',
      class: '它没有这个类别',
    },
  },
};

function range(from: number, to: number): string {
  return `${number('zh', from)} 到 ${number('zh', to)}`;
}
