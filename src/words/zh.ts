import { number, percent } from './format';
import type { Words } from './en';

/** Every word on the page, in Simplified Chinese. */
export const zh: Words = {
  lang: 'zh',
  name: '中文',
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
  units: {
    channels: (n: number) => `${number('zh', n)} 个通道`,
    percent: (share: number) => percent('zh', share),
  },
};
