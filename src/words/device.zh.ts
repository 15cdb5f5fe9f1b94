import { bytes, number, significant } from './format';
import type { DeviceWords } from './device.en';

/** Words of the page about this device and of the dialog about Squeezelens, in Simplified Chinese. */
export const deviceZh: DeviceWords = {
  trust: '可信度',
  trustSays: (recordedOn) =>
    `网络会在我们的一张示例图片（${recordedOn}）上运行，并把每一层与 ONNX Runtime 原生版用相同权重和像素算出的值逐层比较。`,
  check: '检查每一层',
  notReady: '网络还没有加载。',
  verdict: {
    unchecked: '尚未检查。',
    checking: '正在检查……',
    unknown: '这些权重（以这种方式输入）没有预先记录的值：这项检查无法作出判断。',
    good: (model, layers, worst, tolerance, by) =>
      `${model}：全部 ${number('zh', layers)} 层都与 ${by} 记录的值一致。最大误差为该层取值范围的 ${significant('zh', worst, 2)}；不超过 ${significant('zh', tolerance, 1)} 的都属于舍入误差。`,
    bad: (model, layer, error, by) =>
      `${model}：${layer} 是第一个与 ${by} 记录的值不一致的层，${error}。请不要相信这一层及其后各层的数值。`,
    share: (error) => `相差其取值范围的 ${significant('zh', error, 2)}`,
    form: '形状不同，或者含有非数值',
    badInput:
      '像素本身就已经不同：浏览器或某个扩展为防止跟踪，改动了网页读到的图片。请允许本页读取画布，然后再检查一次。',
    badLayer:
      '请重新加载页面（会重新读取权重），再检查一次。如果仍然如此：在地址中加上 ?threads=1 打开页面、更新浏览器，或换一台设备；并请附上下面的文字向我们报告。',
  },
  errors: '各层的最大误差',
  errorsNote: (tolerance) =>
    `平均值、标准差、最小值、最大值和 32 个取样值与记录值之间的最大差，除以该层记录的取值范围；对数刻度。竖线是容许误差 ${significant('zh', tolerance, 1)}。`,
  layer: '层',
  error: '误差（占取值范围）',
  exact: '完全相等',
  facts: '这里运行着什么',
  factsSay: '刚刚从浏览器读取，不会发送到任何地方。',
  copy: '复制为文字',
  copied: '已复制。',
  copyRefused: '浏览器不允许复制：请选中表格手动复制。',
  fact: {
    version: 'Squeezelens',
    model: '模型',
    runtime: '运行时',
    provider: '执行后端',
    threads: '线程数',
    isolation: '跨源隔离',
    readback: '网页读到的像素',
    cores: '处理器核心',
    deviceMemory: '设备内存',
    heap: 'JavaScript 堆',
    wasm: 'WebAssembly 内存',
    storage: '本站占用的存储',
    worker: 'Service worker',
    offline: '没有连接时',
    browser: '浏览器',
    trust: '可信度',
    faults: '最近的错误',
  },
  ownFile: '你自己的文件',
  wasm: 'WebAssembly',
  webgpu: (adapter) => (adapter ? `WebGPU（${adapter}）` : 'WebGPU'),
  gpu: 'WebGPU 与 WebAssembly 的差别',
  gpuNote: (tolerance) =>
    `使用 WebGPU 之前，在参考图片上逐层比较所有数值：最大差值占该层取值范围的比例（对数坐标）。横线是允许的误差 ${significant('zh', tolerance, 1)}。`,
  isolated: '是：可以使用多个线程',
  notIsolated: '否：只用一个线程',
  readbacks: { exact: '准确', altered: '被浏览器或扩展改动' },
  cores: (n) => number('zh', n),
  deviceMemory: (gib) => `约 ${number('zh', gib)} GiB（浏览器提供）`,
  ofLimit: (used, limit) => `${bytes('zh', used)}，上限 ${bytes('zh', limit)}`,
  workers: { active: '已启用', none: '无' },
  readiness: {
    off: '无法打开：这里没有 service worker',
    preparing: '正在准备',
    ready: '可以打开，包括当前的模型',
    unkept: '可以打开，但不包括当前的模型：它的文件没有保留',
    'no-storage': '无法打开：浏览器不允许本页存储',
    'no-connection': '暂时不能：有文件没能取到',
  },
  unknown: '浏览器没有提供',
  none: '无',
  fault: (time, kind, message) => `${time} ${kind}：${message}`,
  privacy: '隐私',
  privacySays:
    '你的图片（包括摄像头拍的）以及由它们算出的一切都只在这个标签页的内存里，关闭标签页就没有了；不会发送给任何人，也没有任何遥测。本页在这台设备的这个浏览器里保存：你的设置和本机实测最快的运行方式；你下载过的原作者权重；你选择保留的自己的模型及其输入方式；比较许多图片时各通道的平均值（以图片的校验和为名，不含图片本身）；其他程序分享过来的，或你换用新版本时正打开着的图片（到重新打开为止）；以及供离线使用的本页文件。与任何网页一样，托管本页的服务器能看到你的网络地址、浏览器名称，以及何时取了哪些文件。只有当你按下下载原作者权重的按钮时，GitHub 才会看到同样的信息。带图片的链接把图片放在 # 之后，不会发送给任何服务器。',
  remove: '清除保存的一切',
  removeSays:
    '将删除设置、测量结果、下载的权重、保留的模型、比较的结果，以及供离线使用的页面副本。当前标签页中打开的内容会保留到你关闭它为止。',
  removeSure: '清除',
  removeNot: '保留',
  removed: '已清除：这个浏览器里不再保存本页的任何内容。',
  notRemoved: '没能全部清除。请关闭本页的其他标签页，再试一次。',
  aboutSays:
    'Squeezelens 在浏览器里，用你自己的图片展示真实的 SqueezeNet 1.0 和 1.1 的内部。页面上的每个数字都来自模型、来自测量，或来自写在旁边的公式。',
  version: (version) => `版本 ${version}，MIT 许可证。`,
  weights: '权重',
  weightsSay:
    'SqueezeNet 及其权重由 Forrest Iandola 等人完成（arXiv 1602.07360），采用 BSD 许可证。只有当你按下相应按钮时，才会从作者的仓库下载并校验。入门权重、示例图片和中文类别名称是为本项目制作的。',
  licences: '本页使用的软件',
  licencesMissing: '这个列表在构建页面时生成：当前副本没有。',
};
