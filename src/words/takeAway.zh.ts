import { bytes, number } from './format';
import type { TakeAwayWords } from './takeAway.en';

/** Words of the dialog with links and files to take away, in Simplified Chinese. */
export const takeAwayZh: TakeAwayWords = {
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
