import { costEn } from './cost.en';
import { modelsEn } from './models.en';
import { offlineEn } from './offline.en';
import { explainEn } from './explain.en';
import { bytes, number, percent } from './format';
import { failuresEn } from './failures.en';
import { fireEn } from './fire.en';
import { liveEn } from './live.en';
import { mapEn } from './map.en';
import { mapsEn } from './maps.en';
import { peopleEn } from './people.en';
import { pictureEn } from './picture.en';
import { summariesEn } from './summaries.en';

/** Every word on the page, in English. A topic of many words has a file of its own; a key that another language lacks does not compile. */
export const en = {
  lang: 'en',
  name: 'English',
  app: {
    tagline: 'See inside the real SqueezeNet, on your own picture.',
    model: 'Model',
    language: 'Language',
    pages: { explore: 'Explore', compare: 'Compare', cost: 'Cost', learn: 'Learn', device: 'This device' },
    views: 'Views',
    privacy: 'Your picture never leaves this browser.',
    recorded: (model: string) => `Recorded result of ${model}, shown until the network has loaded.`,
    noResult: 'No result yet.',
    missingLayer: (layer: string, model: string) => `${model} has no layer ${layer}.`,
    notYet: (layer: string) => `There are no maps of ${layer} yet: they appear when the network has run.`,
    ran: (ms: string, device: string) => `${ms} ms · ${device}`,
    device: (provider: string, threads: number) =>
      `${provider}, ${number('en', threads)} ${threads === 1 ? 'thread' : 'threads'}`,
    steps: {
      download: 'Loading the weights',
      verify: 'Checking the weights',
      read: 'Reading the network',
      profile: 'Measuring the layers',
      session: 'Preparing the network',
    },
    downloading: (loaded: number, total: number | null) =>
      `Loading the weights: ${bytes('en', loaded)}${total === null ? '' : ` of ${bytes('en', total)}`}`,
    recordedShort: 'Recorded result',
    running: 'Running …',
    cancel: 'Cancel',
    retry: 'Try again',
    explorer: 'Layer and channel',
    noChannel: 'Choose a channel in the grid to see it large.',
  },
  weights: {
    starter: (trained: number) =>
      `Starter weights: this project’s own small training, ${number('en', trained)} of the 1000 classes, from 64-pixel pictures. Far from the authors’ accuracy.`,
    compressed:
      'The authors’ SqueezeNet 1.0, Deep-Compression release: 8-bit shared values, two thirds of the weights zero.',
    half: 'The authors’ SqueezeNet 1.1, half-precision release.',
    unknown: 'A model file that this page does not know by its checksum; its accuracy is unknown.',
    accuracy: (top1: string | null, top5: string, pictures: number, by: 'project' | 'authors') =>
      `${top1 === null ? 'top-5 at least' : `top-1 ${top1}, top-5`} ${top5} on ${number('en', pictures)} ${
        by === 'project'
          ? 'photographs, measured by this project'
          : 'validation pictures, stated by the authors'
      }`,
  },
  failures: failuresEn,
  map: mapEn,
  fire: fireEn,
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
  maps: mapsEn,
  units: {
    channels: (n: number) => `${number('en', n)} ${n === 1 ? 'channel' : 'channels'}`,
    percent: (share: number) => percent('en', share),
  },
  picture: pictureEn,
  prediction: {
    heading: 'Predictions',
    in: (model: string) => `Predictions in ${model}`,
    unnamed: (index: number) => `class ${index}`,
    empty: 'No picture yet.',
    running: 'Working: these are the numbers of the picture before.',
    recorded: 'Recorded earlier with the same picture and the starter weights.',
    failed: 'No numbers: the network did not finish.',
    none: 'This network does not end in scores of classes: it predicts none. Its maps are all here.',
    unsure: (share: number) => `The network gives its first guess ${percent('en', share)}: it is not sure.`,
    notNumbers:
      'The network gives no class a probability: what it computes from this picture is NaN, not a number.',
    all: (n: number) => `Search all ${n} classes`,
    search: 'Search classes',
    searchHint: 'English, 中文 or index',
    matches: (found: number, total: number) =>
      found === total ? `All ${total} classes, most probable first` : `${found} of ${total} classes match`,
    index: 'Index',
    class: 'Class',
    probability: 'Probability',
    logit: 'Logit',
    more: (n: number) => `Show ${n} more`,
  },
  notice: {
    status: 'Status',
    dismiss: 'Dismiss',
    languageLost: (language: string) => ({
      message: `${language} could not be loaded.`,
      advice: 'The page stays in the language that it has. Check the connection, then try again.',
    }),
  },
  broken: {
    part: 'This part of the page',
    message: (part: string) => `${part} cannot be shown.`,
    advice: 'All else works on. Try again; if it was still to be loaded, check the connection first.',
    copy: 'Copy details',
    copied: 'Copied: neither your picture nor names of files are in it.',
    refused: 'The browser did not allow copying: the details are below, copy them by hand.',
    details: 'Details of the error',
  },
  cost: costEn,
  models: modelsEn,
  people: peopleEn,
  summaries: summariesEn,
  offline: offlineEn,
  explain: explainEn,
  live: liveEn,
};

/** The shape of a language. */
export type Words = typeof en;
