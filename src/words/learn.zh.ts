import { termsZh } from './terms.zh';
import type { LearnWords } from './learn.en';

/** Words of the tour and the glossary, in Simplified Chinese. */
export const learnZh: LearnWords = {
  heading: '学习',
  intro:
    '导览在真实的页面上、用你自己的图片走一遍网络，共十二个小步骤：每一步请你做一件事，做完就进入下一步。可以随时离开，下次从离开处继续。',
  start: '开始导览',
  resume: (step) => `从第 ${step} 步继续`,
  again: '从头开始',
  tour: '导览',
  progress: (step, steps) => `第 ${step} 步，共 ${steps} 步`,
  back: '上一步',
  skip: '跳过这一步',
  leave: '离开导览',
  finish: '完成',
  ask: '请你做',
  glossary: '术语表',
  see: '去看看',
  terms: '术语',
  termsOf: (part) => `术语：${part}`,
  notSo: (said, truth) => `常有这样的误解：“${said}”其实：${truth}`,
  mistakes: '常见的说法与事实',
  said: '说法',
  truth: '事实',
  steps: {
    picture: {
      title: '你的图片',
      says: '一个训练好的网络看过了这张图片。它只看到其中 227 × 227 个像素，并减去训练图片的平均颜色，仅此而已。图片不会离开这个浏览器。',
      ask: '选择一张你自己的图片，或另一张示例图片。',
    },
    convolution: {
      title: '输入',
      says: '这是送入网络的三个平面：蓝、绿、红。这里只减去均值；整个网络没有批归一化，所以各层数值的尺度会起伏不定。',
      ask: '在网络图或层列表中选择第一层 conv1。',
    },
    channel: {
      title: '卷积',
      says: '每张小图是一个通道：一个滤波器滑过图片，在每个位置回答它有多吻合。有的找边缘，有的找颜色。步幅为 2 时，特征图的行数和列数减半。',
      ask: '选择其中一张特征图，放大查看。',
    },
    relu: {
      title: '一个通道',
      says: '指向特征图中的某处：图片中的方框显示这个数值看到了哪些像素，也就是它的感受野。黑色表示恰好为零。',
      ask: '打开特征图上方的“ReLU 之前”。',
    },
    squeeze: {
      title: 'ReLU',
      says: 'ReLU 之前的数值有正有负。ReLU 把小于零的值都换成零，其余不变：刚才的黑色就是这样来的。',
      ask: '选择 fire2/squeeze1x1：网络图中的第一处细腰。',
    },
    expand: {
      title: '压缩层（squeeze）',
      says: '压缩层用 1 × 1 滤波器逐像素地把所有通道混合成少数几个。它不是深度卷积，也没有把滤波器拆开：只是让后面昂贵的 3 × 3 滤波器面对更少的通道。',
      ask: '选择 fire2/expand3x3。',
    },
    pool: {
      title: '扩展层（expand）',
      says: '扩展部分再次变宽，一半用 1 × 1，一半用 3 × 3 滤波器，二者并排放在一起（拼接）。压缩与扩展合起来就是一个 Fire 模块。',
      ask: '选择第一个池化层 pool1。',
    },
    head: {
      title: '池化',
      says: '最大池化每隔一个位置取 3 × 3 邻域中的最大值，于是特征图减半。全局平均池化只在最后出现一次；有些文章把二者说反了。',
      ask: '选择接近末尾的 conv10。',
    },
    evidence: {
      title: '没有全连接层',
      says: 'conv10 为 1000 个类别各有一张特征图。一张图的均值就是该类的得分，即 logit：1 × 1 卷积加平均完成了全连接层的工作，而这个网络没有全连接层。',
      ask: '在预测结果中选择另一个类别。',
    },
    cost: {
      title: '证据',
      says: '这是该类别的特征图：它显示证据在图片中的什么位置；而且是精确的，因为它的均值就是得分。',
      ask: '打开顶部的“开销”。',
    },
    versions: {
      title: '开销',
      says: '一次乘加（MAC）就是一个权重乘以一个输入再累加。特征图大或通道多的地方乘加多：1.0 中仅 conv1 就占五分之一，1.1 中 conv10 占四分之一。计算量和大小是两回事。',
      ask: '在顶部切换到另一个版本：1.0 或 1.1。',
    },
    compression: {
      title: '1.0 与 1.1',
      says: '二者的参数数量相近，但在 227 × 227 时 1.1 的计算量只有 1.0 的 1/2.15（作者说 1/2.4；在 224 × 224 时为 1/2.35）：第一层用 64 个 3 × 3 滤波器代替 96 个 7 × 7，并且更早池化，后面的数值就更少。',
      ask: '让图表显示别的内容，例如参数。',
    },
    end: {
      title: '压缩',
      says: 'SqueezeNet 在精度相同时参数约为 AlexNet 的 1/50；再用 Deep Compression（大部分权重为零，其余共用少数几个值），文件只有 1/510。有些文章说“是 AlexNet 的一半”，这是错的。导览到此结束，所有术语都在术语表里。',
      ask: '',
    },
  },
  glossaryTerms: termsZh,
  misconceptions: {
    squeeze: {
      said: 'SqueezeNet 使用分离卷积。',
      truth: '1 × 1 的压缩层混合通道；没有深度卷积，也没有低秩分解。',
    },
    compression: {
      said: 'SqueezeNet 是 AlexNet 的一半。',
      truth: '参数约为 1/50；用 Deep Compression 后字节数为 1/510。',
    },
    pool: {
      said: '平均池化让特征图减半，最大池化在末尾。',
      truth: '最大池化让特征图减半；全局平均池化只在最后出现一次。',
    },
    fc: { said: '类别由全连接层给出。', truth: '没有全连接层：由 conv10 和全局平均池化完成。' },
    normalisation: { said: '输入经过标准化和批归一化。', truth: '只减去均值，没有任何层做归一化。' },
    macs: {
      said: '参数少就是计算少。',
      truth: '1.0 与 1.1 的参数几乎相同，1.1 的计算量在 227 × 227 时为 1/2.15，在 224 × 224 时为 1/2.35。',
    },
  },
};
