import type { TermsWords } from './terms.en';

/** The terms of the glossary, in Simplified Chinese: what each says, and its formula. */
export const termsZh: TermsWords = {
  convolution: {
    term: '卷积',
    says: '滤波器滑过所有输入通道，在每个位置把权重与数值的乘积相加。',
    formula: 'y[o,r,c] = b[o] + Σ w[o,i,u,v] · x[i, s·r+u−p, s·c+v−p]',
  },
  channel: {
    term: '通道、特征图',
    says: '一个滤波器在整张图片上的回答，画成一张图。',
    formula: '一层输出的形状：通道 × 行 × 列',
  },
  stride: {
    term: '步幅',
    says: '滤波器每次移动的行数或列数；为 2 时特征图减半。',
    formula: 'out = ⌊(in + 2p − k) / s⌋ + 1；这里的池化向上取整',
  },
  receptive: {
    term: '感受野',
    says: '一个数值所依赖的输入像素矩形，包括填充。',
    formula: 'r ← r + (k − 1) · j，j ← j · s，从 r = 1、j = 1 开始',
  },
  relu: { term: 'ReLU', says: '把小于零的值换成零。', formula: 'y = max(0, x)' },
  squeeze: {
    term: '压缩层（squeeze）',
    says: '在 3 × 3 滤波器之前混合通道并减少其数量的 1 × 1 卷积；不是深度卷积。',
    formula: '压缩层通道数 < 扩展层通道数',
  },
  expand: {
    term: '扩展层（expand）',
    says: '在压缩后的特征图上并排进行的两个卷积：1 × 1 和 3 × 3。',
    formula: '通道数 = 扩展 1 × 1 + 扩展 3 × 3',
  },
  fire: {
    term: 'Fire 模块',
    says: '一个压缩层，加上读取它的两个扩展层，输出并排放在一起。',
    formula: '参数 = i·s + s·e₁ + 9·s·e₃ + 偏置',
  },
  concat: { term: '拼接', says: '把各输入的通道依次排在一起，不做计算。', formula: '通道数相加' },
  pool: {
    term: '最大池化',
    says: '保留每个窗口中的最大值；步幅为 2 时特征图减半。',
    formula: 'y[c,r,q] = 3 × 3 个值中的最大值',
  },
  average: {
    term: '全局平均池化',
    says: '整张特征图的均值；这里只在最后出现一次。',
    formula: 'y[c] = Σ x[c,r,q] / (行 · 列)',
  },
  fc: {
    term: '全连接层',
    says: '把每个输入与每个输出相连；这个网络没有全连接层，由 conv10 和平均来完成它的工作。',
    formula: 'y = W·x + b',
  },
  logit: {
    term: 'logit',
    says: 'softmax 之前的类别得分：该类在 conv10 中特征图的均值。',
    formula: 'logit[c] = conv10[c] 的均值',
  },
  softmax: { term: 'softmax', says: '把得分变成总和为一的比例。', formula: 'p[c] = exp(z[c]) / Σ exp(z)' },
  evidence: {
    term: '证据',
    says: '一个类别的特征图：每个位置给得分加了多少，是精确的。',
    formula: 'logit[c] = Σ 特征图[c] / (行 · 列)',
  },
  normalisation: {
    term: '批归一化',
    says: '把一层的激活调到同一尺度；这个网络没有，所以各层的均值和方差不同。',
    formula: 'y = γ · (x − μ) / σ + β',
  },
  parameters: {
    term: '参数',
    says: '权重和偏置：学到的内容，也是文件里保存的内容。',
    formula: '卷积：o · i · k · k + o',
  },
  macs: {
    term: '乘加（MAC）、FLOP',
    says: '一次乘法加一次加法；算作两次浮点运算。',
    formula: 'o · i · k · k · 行 · 列；FLOP = 2 · MAC',
  },
  intensity: {
    term: '计算强度',
    says: '每搬运一个字节所做的计算；低则内存是瓶颈。',
    formula: 'MAC / (输入字节 + 权重字节 + 输出字节)',
  },
  compression: {
    term: 'Deep Compression',
    says: '把小的权重置零，让其余权重共用少数几个值。',
    formula: '压缩比 = 压缩前字节 / 压缩后字节',
  },
  kernel: {
    term: '卷积核、滤波器',
    says: '一个输出通道在滑动窗口上的权重：每个输入通道一张小表。',
    formula: '一个滤波器的权重数 = i · k · k',
  },
  padding: {
    term: '填充',
    says: '补在特征图四周的零，使窗口在边缘也放得下。',
    formula: 'k = 3、s = 1、p = 1：out = in + 2p − k + 1 = in',
  },
  bias: {
    term: '偏置',
    says: '每个输出通道有一个学到的数，加到它的每个和上。',
    formula: 'y = Σ w · x + b',
  },
  activation: {
    term: '激活值',
    says: '一层为这张图片算出的数值；float32 时每个占四个字节。',
    formula: '字节 = 通道 · 行 · 列 · 4',
  },
  variance: {
    term: '均值、方差',
    says: '数值位于何处，以及围绕它散得多开；标准差是方差的平方根。',
    formula: 'μ = Σ x / n；σ² = Σ (x − μ)² / n',
  },
  dead: { term: '全零的通道', says: '对这张图片处处为零的通道。', formula: '零的个数 = 行 · 列' },
  ratio: {
    term: '压缩比 SR',
    says: '压缩层与扩展层相比有多窄，以及扩展层中 3 × 3 滤波器占多少。',
    formula: 'SR = s₁ₓ₁ / (e₁ₓ₁ + e₃ₓ₃)；pct₃ₓ₃ = e₃ₓ₃ / (e₁ₓ₁ + e₃ₓ₃)',
  },
  energy: { term: '能量', says: '平方和：一个分支或一个奇异值承载了多少。', formula: 'E = Σ x²' },
  rank: {
    term: '奇异值、有效秩',
    says: '把一层的权重看作矩阵时，它把输入拉伸多少；有效秩是占到能量份额 q 所需的个数。',
    formula: 'W = U Σ Vᵀ；使 σ₁² + … + σᵣ² ≥ q · Σ σ² 的最小 r',
  },
  sharing: {
    term: '权重共享、稀疏层',
    says: '在 Deep Compression 中：一层权重被剪成零的比例，以及其余权重共用的少数几个值（码本）。',
    formula: '稀疏度 = 零的个数 / 权重数；权重 = 码本[编号]',
  },
  precision: {
    term: 'float32、半精度',
    says: '一个数用多少位：32、16，或码本编号的 8 位及更少。',
    formula: '字节 = 参数 · 位数 / 8',
  },
  scale: {
    term: '网络规模',
    says: '各层有多少通道；1.1 的第一层比 1.0 少。层与层之间的开销随其平方增长。',
    formula: '通道数乘以 w：(w · o) · (w · i) = w² · o · i',
  },
  blocks: {
    term: '模块数与堆叠数',
    says: '共有多少个 Fire 模块，以及池化层之间各有几个。',
    formula: '1.0：3 + 4 + 1 = 8；1.1：2 + 2 + 4 = 8',
  },
  bypass: {
    term: '旁路连接',
    says: '把 Fire 模块的输入加到它的输出上；发布的网络没有旁路。',
    formula: 'y = F(x) + x',
  },
  topk: {
    term: 'top-1、top-5',
    says: '类别恰是第一个猜测、或在前五个猜测之中的图片所占比例。',
    formula: '正确数 / 图片数',
  },
  roofline: {
    term: '屋顶线',
    says: '一层最多能达到的速度：受限于算力，或受限于内存。',
    formula: '每秒 MAC ≤ min(峰值, 计算强度 · 带宽)',
  },
  alive: {
    term: '峰值内存',
    says: '同一时刻必须保存的激活值最多有多少字节。',
    formula: '对各层取最大：Σ 尚待读取的字节',
  },
  input: {
    term: '输入处理',
    says: '图片送入之前的处理：缩放，取正中一块，平面顺序为 B、G、R，减去均值。并不除以标准差。',
    formula: 'x = 字节 − (104, 117, 123)',
  },
  cka: {
    term: 'CKA',
    says: '两层对同一批图片的排列是否相似：相同为 1，毫无共同之处为 0。',
    formula: 'HSIC(K, L) / √(HSIC(K, K) · HSIC(L, L))',
  },
  distance: { term: '全变差', says: '要移动多少概率才能把一个预测变成另一个。', formula: '½ Σ |p − q|' },
  tolerance: {
    term: '容差',
    says: '两个正确结果之间可以相差多少，因为 32 位求和与顺序有关。',
    formula: '|a − b| ≤ 10⁻⁵ · 范围；单个和：10⁻⁵ · Σ |项|',
  },
  runtime: {
    term: 'WebAssembly、线程',
    says: '负责计算的是浏览器版 ONNX Runtime。使用多个线程需要页面与其他来源隔离。',
    formula: '加速比 = 1 个线程的时间 / n 个线程的时间',
  },
  checksum: {
    term: '校验和 SHA-256',
    says: '256 位的数，文件改动一位它就不同：校验和相同就是同一个文件。',
    formula: '64 个十六进制数字 = 256 位',
  },
};
