import { bytes, number } from './format';
import type { peopleEn } from './people.en';

/** Words of settings, keyboard, links and files to take away, in Simplified Chinese. */
export const peopleZh: typeof peopleEn = {
  skip: '跳转链接',
  skipTo: { main: '跳到内容', picture: '跳到图片', maps: '跳到特征图' },
  openAlone: '在 Squeezelens 中打开',
  close: '关闭',
  menu: '菜单',
  settings: '设置',
  about: '关于',
  theme: '主题',
  themes: { system: '跟随系统', light: '浅色', dark: '深色' },
  singleKeys: '启用单键快捷键',
  tour: '导览',
  tourStep: (step) => `离开时在第 ${step} 步`,
  threads: '运行网络的线程数',
  threadsMeasured: (n) => `${number('zh', n)}，在本机实测最快`,
  threadsUnknown: '尚未测量',
  processor: '网络运行于',
  processors: { auto: '自动选择较快的', wasm: 'WebAssembly', webgpu: 'WebGPU' },
  processorSays:
    'WebGPU 需要运行环境的另一个版本（4 到 7 MB），首次使用时才加载。使用前会逐层与 WebAssembly 的结果比较。',
  faster: {
    wasm: '本机实测：WebAssembly 比 WebGPU 快，或者 WebGPU 无法使用。',
    webgpu: '本机实测：WebGPU 比 WebAssembly 快。',
  },
  kept: '这些设置只保存在本机的这个浏览器里。其余保存的内容以及清除的方法，见“本机”页面。',
  notKept: '这个浏览器不允许页面保存任何内容：设置在页面关闭后失效。',
  reset: '全部重置',
  shortcuts: '键盘',
  shortcutsOff: '单键快捷键已关闭，可在设置中打开。',
  shortcutsOn: '单键快捷键可在设置中关闭。',
  key: '按键',
  does: '作用',
  keys: {
    model: (id) => `显示 ${id}`,
    nextLayer: '下一层',
    previousLayer: '上一层',
    nextChannel: '下一个通道',
    previousChannel: '上一个通道',
    explore: '打开“探索”',
    cost: '打开“开销”',
    help: '显示本列表',
    arrows: '在网格、特征图或图表中移动',
    enter: '选定焦点所在的项',
    home: '网格中的第一项或最后一项',
    escape: '关闭对话框',
    arrowNames: '方向键',
    enterNames: 'Enter',
    homeNames: 'Home、End',
    escapeNames: 'Esc',
  },
  share: '带走',
  link: '链接',
  copyLink: '复制链接',
  copied: (length) => `已复制：共 ${number('zh', length)} 个字符。`,
  copyRefused: '浏览器不允许复制：链接在下面，请手动复制。',
  linkSays: '这个链接会打开当前视图：模型、层、通道、位置和配色。链接里没有你自己的图片。',
  copyWithPicture: '带图片的链接',
  pictureSays: (length) =>
    `图片的一个小副本会放进链接的 # 之后，绝不会发送到服务器。链接将有 ${number('zh', length)} 个字符。副本经过再次压缩，数值会与原图略有不同。`,
  pictureWaits: '正在制作小副本……',
  pictureNone: '还没有可以放进链接的图片。',
  linkField: '链接',
  notices: {
    model: (id, shown) => ({
      message: `链接要打开模型 ${id}，这里没有它。`,
      advice: `改为显示 ${shown}。`,
    }),
    ownModel: (id, shown) => ({
      message: `地址要打开模型文件 ${id}，它是从磁盘打开的，不在这里。`,
      advice: `改为显示 ${shown}。打开同一个文件，就能看到地址所指的内容。`,
    }),
    openModel: '选择缺少的模型文件',
    ownPicture: () => ({
      message: '这个地址用的是另一张图片，而图片不在地址中：图片只留在选择它的地方。',
      advice: '改为显示一张示例图片。选择同一张图片，就能看到地址所指的内容。',
    }),
    sample: (file) => ({
      message: `链接要打开示例 ${file}，这里没有它。`,
      advice: '改为显示第一个示例。',
    }),
    unread: (names) => ({
      message: `链接中有本版本不认识的内容：${names}。`,
      advice: '链接可能出自另一个版本；其余内容照常显示。',
    }),
    fragment: () => ({
      message: '无法读取链接中的图片：链接可能被截断了。',
      advice: '改为显示一张示例图片。请重新索取链接，或选择一张图片。',
    }),
  },
  // Whoever has no such font cannot read it: the sentence is there in English too.
  noFont: {
    message:
      'This device has no font for Chinese: its characters appear as boxes. 本设备没有中文字体，汉字显示为方框。',
    advice: 'Install a Chinese font, or choose English above. 请安装中文字体，或在上方选择 English。',
  },
  files: '文件',
  filesSay: (layer) => `内容来自当前的图片和模型；当前层是 ${layer}。`,
  noRun: '网络还没有运行，没有可以带走的内容。',
  layerNpz: (layer, size) => `${layer}（NPZ，${bytes('zh', size)}）`,
  runNpz: (layers, size) => `全部 ${number('zh', layers)} 层（NPZ，${bytes('zh', size)}）`,
  predictionsCsv: '预测结果（CSV）',
  notebook: '笔记包（ZIP）',
  notebookSays: '包含图片、预测结果、所选特征图、开销、设置和校验和，并附说明文件：重复这个结果所需的一切。',
  packing: (part) => `正在打包 ${part}……`,
  packed: (file, size) => `已保存 ${file}，${bytes('zh', size)}。`,
  packFailed: (message) => `无法生成文件：${message}`,
  mapsFile: (layer, model) => `SqueezeNet ${model} 的 ${layer} 特征图`,
  mapsNote: (unit, recipe) => `颜色：${unit}。输入：${recipe}。`,
  recipe: (size, fit, via, planes, mean) =>
    `${fit}到 ${size} × ${size}${via === null ? '' : `（先缩到 ${via} × ${via}）`}，平面顺序 ${planes}，减去 ${mean}`,
  readme: (model, recipe, link) => `# Squeezelens 的一个结果

SqueezeNet ${model} 处理本文件夹中的图片。输入：${recipe}。

| 文件 | 内容 |
|---|---|
| picture/original.* | 放入的原图 |
| picture/fed.png | 送入网络的像素 |
| predictions.csv | 所有类别：序号、WordNet 编号、名称、概率、logit |
| costs.csv | 每一层：形状、参数、乘加次数、输出字节数 |
| maps/*.npz | 所选层的激活，float32：\`numpy.load(file)[key]\`，形状为 1、通道、行、列 |
| maps/*.png | 同样的数值画成颜色，每个像素一个值，通道按行排列 |
| settings.json | 模型文件及其 SHA-256、输入方式、视图、设备、用时 |
| SHA256SUMS | 其余所有文件的校验和：\`sha256sum -c SHA256SUMS\` |

要重复这个结果：打开下面的链接，选择 picture/original，再比较数值。所用模型的 SHA-256 写在 settings.json 中。

${link}
`,
};
