import { costZh } from './cost.zh';
import { modelProblems, modelsZh } from './models.zh';
import { explainZh } from './explain.zh';
import { bytes, number, percent, significant } from './format';
import { fireZh } from './fire.zh';
import { liveZh } from './live.zh';
import { mapZh } from './map.zh';
import type { Words } from './en';
import { offlineZh } from './offline.zh';
import { peopleZh } from './people.zh';
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
    notRecorded: (layer: string) => `记录的结果不包含 ${layer}；网络运行后就会显示。`,
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
  failures: {
    fetch: (url: string, status: number | null) => ({
      message: `无法加载 ${url}（${status === null ? '没有连接' : `状态码 ${status}`}）。`,
      advice: '请检查连接后重试。',
    }),
    checksum: (url: string) => ({
      message: `${url} 的校验和不对，不是应有的文件，因此没有用它运行。`,
      advice: '请清除浏览器缓存后重试。',
    }),
    model: (reason, message, offset) => ({
      message: `${modelProblems[reason].message}：${message}${offset === null ? '' : `（字节 ${number('zh', offset)}）`}。`,
      advice: modelProblems[reason].advice,
    }),
    runtime: (message: string) => ({
      message: `ONNX Runtime 报错：${message}`,
      advice: '请重试，或重新载入页面。',
    }),
    crashed: {
      message: '运行网络的工作线程连续两次崩溃。',
      advice: '请重试，会启动一个新的。如果再次崩溃，请关闭其他标签页，或换一张较小的图片。',
    },
    hung: (seconds: number) => ({
      message: `运行环境连续两次超过 ${number('zh', seconds)} 秒没有响应，已被终止。`,
      advice: '请重试，会启动一个新的。如果仍无响应，请关闭占用处理器的其他程序，或换一个较小的模型。',
    }),
    memory: {
      message: '浏览器的内存连续两次不够用。',
      advice: '请关闭其他标签页，或换一个较小的模型，然后重试。',
    },
    replaced: {
      crashed: '运行网络的工作线程崩溃了。',
      hung: (seconds: number) => `运行环境超过 ${number('zh', seconds)} 秒没有响应，已被终止。`,
      memory: '运行环境的内存不够用。',
      notStarted: '运行环境没有启动。',
      again: '已启动新的工作线程，并自动重做一次。图片、选择和设置都不变。',
      'one-thread': '原因可能是多线程，现在只用 1 个线程。',
      wasm: '现在改用 WebAssembly 运行网络，不再使用 WebGPU。',
    },
    device: {
      absent: () => '浏览器没有向此页面提供图形处理器。',
      differs: (layer) => `没有使用 WebGPU：在参考图片上，${layer} 的结果与 WebAssembly 的不一致。`,
      failed: (message) => `WebGPU 出错：${message}`,
    },
    cancelled: { message: '已取消，权重没有加载。', advice: '需要时请重试。' },
  },
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
  maps: {
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
  },
  units: {
    channels: (n: number) => `${number('zh', n)} 个通道`,
    percent: (share: number) => percent('zh', share),
  },
  picture: {
    choosePicture: '选择图片',
    choose: '选择',
    camera: '拍照',
    paste: '粘贴',
    dropHere: '把图片拖到页面任意位置松开',
    samples: '示例图片',
    figure: '图片',
    input: '输入图片',
    seen: (size: number) => `网络看到的画面：${size} × ${size} 像素`,
    pick: '图片中的点：方向键移动，回车键选定',
    pickAt: (x: number, y: number) => `第 ${x} 列、第 ${y} 行的点：方向键移动，回车键选定`,
    fed: (width: number, height: number, size: number) => `${width} × ${height}，已转正 → ${size} × ${size}`,
    unchanged: (size: number) => `原样输入：图片本来就是 ${size} × ${size}`,
    via: (side: number) => `先缩小到 ${side} × ${side}：这组权重只见过模糊的图片`,
    fit: '适配方式',
    fits: {
      warp: { name: '拉伸', meaning: '拉成正方形，与原作者的做法一致' },
      cover: { name: '裁剪', meaning: '取中间的正方形，不变形' },
      contain: { name: '完整', meaning: '保留整张图片，空出的边填色' },
    },
    cameraTitle: '拍照',
    cameraPreview: '摄像头预览',
    cameraPrivacy: '照片不会离开这个浏览器。',
    cameraAsking: '正在等待摄像头。浏览器可能会请你授权。',
    cameraDevice: '设备',
    cameraUnnamed: (n: number) => `摄像头 ${n}`,
    snap: '拍摄',
    close: '关闭',
    problems: {
      several: {
        message: '一次收到了多个文件，只取了第一个。',
        advice: '想看别的图片，请单独选择它。',
      },
      'text-dropped': {
        message: '拖进来的不是文件，而是文字、链接或其他网页里的图片。',
        advice: '请先把图片保存下来，再把文件拖进来。',
      },
      'folder-dropped': {
        message: '拖进来的是一个文件夹。',
        advice: '请打开它，把其中一张图片拖进来。',
      },
      'nothing-in-clipboard': {
        message: '剪贴板里没有图片。',
        advice: '请复制图片本身（不是图片地址），然后再粘贴。',
      },
      'clipboard-refused': {
        message: '浏览器没有允许本页读取剪贴板。',
        advice: '请改按 Ctrl+V（Mac 上按 ⌘V），或在网站设置里允许剪贴板。',
      },
      'no-camera': {
        message: '没有找到摄像头。',
        advice: '请接上摄像头后重试，或者选择一张图片。',
      },
      'camera-refused': {
        message: '浏览器没有允许本页使用摄像头。',
        advice: '请在网站设置里允许摄像头后重试，或者选择一张图片。',
      },
      'camera-busy': {
        message: '摄像头无法启动，可能正被其他程序占用。',
        advice: '请关闭那个程序后重试。',
      },
      'camera-lost': {
        message: '摄像头已断开。',
        advice: '请重新接上后重试，或者选择一张图片。',
      },
      'camera-insecure': {
        message: '浏览器不向本页提供摄像头。',
        advice: '浏览器只在 https 或 localhost 下提供摄像头。请改为选择一张图片。',
      },
      empty: {
        message: '这个文件是空的。',
        advice: '可能没有下载完整：请重新获取，或者换一张图片。',
      },
      'not-a-picture': {
        message: '这个文件不是图片。',
        advice: '请选择 JPEG、PNG、WebP、GIF、AVIF 或 BMP 文件。',
      },
      truncated: {
        message: '图片文件不完整，结尾缺失。',
        advice: '请从原处重新获取，或者换一张图片。',
      },
      'too-large': {
        message: '图片的像素太多，超出了浏览器能处理的大小。',
        advice: '请先用图片软件缩小：网络最多只看其中的 227 × 227 像素。',
      },
      svg: {
        message: '这是 SVG 矢量图，本身没有像素。',
        advice: '请导出为 PNG 后再选择。',
      },
      heic: {
        message: '这张图片是 HEIC 格式，当前浏览器无法读取。',
        advice: '请另存为 JPEG（iPhone：设置 → 相机 → 格式 → 兼容性最佳）后再选择。',
      },
      undecodable: {
        message: '浏览器无法读取这张图片。',
        advice: '文件可能已损坏或格式少见：请另存为 JPEG 或 PNG。',
      },
    },
  },
  prediction: {
    heading: '预测',
    in: (model: string) => `${model} 的预测`,
    unnamed: (index: number) => `类别 ${index}`,
    empty: '还没有图片。',
    running: '正在计算：下面仍是上一张图片的数值。',
    recorded: '此前用同一张图片和入门权重记录的结果。',
    failed: '没有数值：网络没有算完。',
    unsure: (share: number) => `网络给首选类别的概率是 ${percent('zh', share)}：它并不确定。`,
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
