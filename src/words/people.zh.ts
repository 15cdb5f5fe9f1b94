import { number } from './format';
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
  share: '带走',
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
  mapsFile: (layer, model) => `SqueezeNet ${model} 的 ${layer} 特征图`,
  mapsNote: (unit, recipe) => `颜色：${unit}。输入：${recipe}。`,
  recipe: (size, fit, via, planes, mean) =>
    `${fit}到 ${size} × ${size}${via === null ? '' : `（先缩到 ${via} × ${via}）`}，平面顺序 ${planes}，减去 ${mean}`,
};
