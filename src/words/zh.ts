import { costZh } from './cost.zh';
import { modelsZh } from './models.zh';
import { explainZh } from './explain.zh';
import { bytes, number, percent } from './format';
import { failuresZh } from './failures.zh';
import { fireZh } from './fire.zh';
import { liveZh } from './live.zh';
import { mapZh } from './map.zh';
import { mapsZh } from './maps.zh';
import type { Words } from './en';
import { offlineZh } from './offline.zh';
import { peopleZh } from './people.zh';
import { pictureZh } from './picture.zh';
import { summariesZh } from './summaries.zh';

/** Every word on the page, in Simplified Chinese. */
export const zh: Words = {
  lang: 'zh',
  name: '中文',
  app: {
    tagline: '在你自己的图片上看清真实的 SqueezeNet。',
    model: '模型',
    language: '语言',
    pages: { explore: '探索', compare: '比较', cost: '开销', learn: '学习', device: '本机' },
    views: '视图',
    privacy: '你的图片不会离开这个浏览器。',
    recorded: (model: string) => `这是 ${model} 预先记录的结果，网络加载完成后会换成实时结果。`,
    noResult: '还没有结果。',
    missingLayer: (layer: string, model: string) => `${model} 没有 ${layer} 这一层。`,
    notYet: (layer: string) => `${layer} 的特征图还没有；网络运行后就会显示。`,
    ran: (ms: string, device: string) => `${ms} 毫秒 · ${device}`,
    device: (provider: string, threads: number) => `${provider}，${number('zh', threads)} 个线程`,
    steps: {
      download: '正在加载权重',
      verify: '正在校验权重',
      read: '正在读取网络',
      profile: '正在测量各层',
      session: '正在准备网络',
    },
    downloading: (loaded: number, total: number | null) =>
      `正在加载权重：${bytes('zh', loaded)}${total === null ? '' : ` / ${bytes('zh', total)}`}`,
    recordedShort: '预先记录的结果',
    running: '正在运行……',
    cancel: '取消',
    retry: '重试',
    explorer: '层与通道',
    noChannel: '在网格中选一个通道，就能放大查看。',
  },
  weights: {
    starter: (trained: number) =>
      `入门权重：本项目自己的小规模训练，只含 1000 类中的 ${number('zh', trained)} 类，使用 64 像素图片，准确率远低于原作者的权重。`,
    compressed: '原作者的 SqueezeNet 1.0，Deep Compression 发布版：8 位共享数值，三分之二的权重为零。',
    half: '原作者的 SqueezeNet 1.1，半精度发布版。',
    unknown: '本页不认识这个模型文件的校验和，准确率未知。',
    accuracy: (top1: string | null, top5: string, pictures: number, by: 'project' | 'authors') =>
      `${by === 'project' ? `本项目在 ${number('zh', pictures)} 张照片上测得` : `原作者在 ${number('zh', pictures)} 张验证图片上公布`}：${
        top1 === null ? 'top-5 不低于' : `top-1 ${top1}，top-5`
      } ${top5}`,
  },
  failures: failuresZh,
  map: mapZh,
  fire: fireZh,
  ops: {
    input: '输入',
    conv: '卷积',
    squeeze: '压缩 1×1',
    expand1x1: '扩展 1×1',
    expand3x3: '扩展 3×3',
    pool: '池化',
    concat: '拼接',
    head: '分类头',
    other: '其他',
  },
  maps: mapsZh,
  units: {
    channels: (n: number) => `${number('zh', n)} 个通道`,
    percent: (share: number) => percent('zh', share),
  },
  picture: pictureZh,
  prediction: {
    heading: '预测',
    in: (model: string) => `${model} 的预测`,
    unnamed: (index: number) => `类别 ${index}`,
    empty: '还没有图片。',
    running: '正在计算：下面仍是上一张图片的数值。',
    recorded: '此前用同一张图片和入门权重记录的结果。',
    failed: '没有数值：网络没有算完。',
    none: '该网络的输出不是类别分数，因此没有预测；它的特征图都在这里。',
    unsure: (share: number) => `网络给首选类别的概率是 ${percent('zh', share)}：它并不确定。`,
    notNumbers: '网络没有给出任何类别的概率：它对这张图片的计算结果是 NaN（非数值）。',
    all: (n: number) => `搜索全部 ${n} 个类别`,
    search: '搜索类别',
    searchHint: '中文、English 或编号',
    matches: (found: number, total: number) =>
      found === total ? `全部 ${total} 个类别，概率从高到低` : `${total} 个类别中有 ${found} 个匹配`,
    index: '编号',
    class: '类别',
    probability: '概率',
    logit: 'Logit',
    more: (n: number) => `再显示 ${n} 个`,
  },
  notice: {
    status: '状态',
    dismiss: '关闭',
    languageLost: (language) => ({
      message: `无法加载${language}。`,
      advice: '页面保持现有的语言。请检查网络连接，然后重试。',
    }),
  },
  broken: {
    part: '页面的这一部分',
    message: (part: string) => `无法显示：${part}。`,
    advice: '其余部分照常可用。请重试；如果它还没有加载过，请先检查连接。',
    copy: '复制详情',
    copied: '已复制：其中没有你的图片，也没有文件名。',
    refused: '浏览器不允许复制：详情在下面，请手动复制。',
    details: '错误详情',
  },
  cost: costZh,
  models: modelsZh,
  people: peopleZh,
  summaries: summariesZh,
  offline: offlineZh,
  explain: explainZh,
  live: liveZh,
};
