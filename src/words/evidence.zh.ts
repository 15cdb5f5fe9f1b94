import type { EvidenceWords } from './evidence.en';

/** Words of the evidence for a class, in Simplified Chinese. */
export const evidenceZh: EvidenceWords = {
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
};
