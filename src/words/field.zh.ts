import { number } from './format';
import type { FieldWords } from './field.en';

/** Words of receptive fields and of what a pixel reaches, in Simplified Chinese. */
export const fieldZh: FieldWords = {
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
};

function range(from: number, to: number): string {
  return `${number('zh', from)} 到 ${number('zh', to)}`;
}
