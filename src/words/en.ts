import { number, percent } from './format';

/** Every word on the page, in English. A language is one file of this shape; a missing key does not compile. */
export const en = {
  lang: 'en',
  name: 'English',
  ops: {
    input: 'input',
    conv: 'convolution',
    squeeze: 'squeeze 1×1',
    expand1x1: 'expand 1×1',
    expand3x3: 'expand 3×3',
    pool: 'pooling',
    concat: 'concatenation',
    head: 'head',
    other: 'other',
  },
  units: {
    channels: (n: number) => `${number('en', n)} ${n === 1 ? 'channel' : 'channels'}`,
    percent: (share: number) => percent('en', share),
  },
};

/** The shape of a language. */
export type Words = typeof en;
