import { termsEn } from './terms.en';

/** Words of the tour and the glossary, in English; loaded with the pages that show them. */
export const learnEn = {
  heading: 'Learn',
  intro:
    'The tour goes through the network on your own picture, in twelve short steps on the live page: each asks for one action and goes on when it is done. Leave it at any time; it is resumed where it was left.',
  start: 'Start the tour',
  resume: (step: number) => `Resume at step ${step}`,
  again: 'From the beginning',
  tour: 'Tour',
  progress: (step: number, steps: number) => `Step ${step} of ${steps}`,
  back: 'Back',
  skip: 'Skip this step',
  leave: 'Leave the tour',
  finish: 'Finish',
  ask: 'To do',
  glossary: 'Glossary',
  see: 'See it',
  terms: 'Terms',
  termsOf: (part: string) => `Terms: ${part}`,
  notSo: (said: string, truth: string) => `Often said, and not so: “${said}” ${truth}`,
  mistakes: 'Often said, and what is true',
  said: 'Said',
  truth: 'True',
  steps: {
    picture: {
      title: 'Your picture',
      says: 'A trained network has looked at this picture. It sees 227 × 227 pixels of it, minus the mean colour of its training pictures, and no more. Nothing leaves this browser.',
      ask: 'Choose a picture of your own, or another sample.',
    },
    convolution: {
      title: 'The input',
      says: 'These are the three planes that go in: blue, green, red. Only the mean is subtracted; there is no batch normalisation anywhere in this network, so the scale of the numbers will wander from layer to layer.',
      ask: 'Choose conv1, the first layer, in the network map or the list of layers.',
    },
    channel: {
      title: 'Convolution',
      says: 'Every small map is one channel: one filter slid over the picture, answering at each place how well it fits there. Some find edges, some find colours. With stride 2 the maps have half the rows and columns.',
      ask: 'Choose one of the maps to see it large.',
    },
    relu: {
      title: 'One channel',
      says: 'Point at the map: the frame in the picture shows which pixels a value has seen, its receptive field. Black means exactly zero.',
      ask: 'Switch on “Before ReLU” above the maps.',
    },
    squeeze: {
      title: 'ReLU',
      says: 'Before ReLU there are values of both signs. ReLU replaces all that is below zero by zero and leaves the rest alone: that is the black of a moment ago.',
      ask: 'Choose fire2/squeeze1x1: the first narrow waist in the network map.',
    },
    expand: {
      title: 'Squeeze',
      says: 'A squeeze layer mixes all channels into a few, pixel by pixel, with 1 × 1 filters. It is not a depthwise convolution, and no filter is split into parts: there are simply fewer channels for the costly 3 × 3 filters that follow.',
      ask: 'Choose fire2/expand3x3.',
    },
    pool: {
      title: 'Expand',
      says: 'The expand part widens again, one half with 1 × 1 and one half with 3 × 3 filters; both are laid side by side (concatenation). Squeeze and expand together are a Fire module.',
      ask: 'Choose pool1, the first pooling layer.',
    },
    head: {
      title: 'Pooling',
      says: 'Max pooling keeps the largest of 3 × 3 neighbours at every second place and so halves the maps. Global average pooling comes only once, at the very end; some texts have it the other way round.',
      ask: 'Choose conv10, near the end.',
    },
    evidence: {
      title: 'No fully connected layer',
      says: 'conv10 has one map for each of the 1000 classes. The mean of a map is the score of its class, the logit: a 1 × 1 convolution and an average do the work of a fully connected layer, which this network does not have.',
      ask: 'Choose another class in the predictions.',
    },
    cost: {
      title: 'Evidence',
      says: 'This is the map of that class: it shows where in the picture its evidence lies, and it is exact, for its mean is the score.',
      ask: 'Open Cost, at the top.',
    },
    versions: {
      title: 'Cost',
      says: 'A multiply-accumulate (MAC) is one weight times one input, added up. They are many where maps are large or channels many: in 1.0 conv1 alone makes a fifth of them, in 1.1 conv10 a quarter. Computation and size are different things.',
      ask: 'Switch to the other version, at the top: 1.0 or 1.1.',
    },
    compression: {
      title: '1.0 against 1.1',
      says: 'Both have about the same number of parameters, but 1.1 needs 2.15 times less computation at 227 × 227 (the authors say 2.4; at 224 × 224 it is 2.35): its first layer has 64 filters of 3 × 3 instead of 96 of 7 × 7, and it pools earlier, so that fewer values go on.',
      ask: 'Let the chart show something else than it does now: parameters, for instance.',
    },
    end: {
      title: 'Compression',
      says: 'SqueezeNet has about 50 times fewer parameters than AlexNet at the same accuracy, and with Deep Compression (most weights zero, the others sharing few values) its file is 510 times smaller; “half of AlexNet”, as some texts say, is wrong. That was the tour. The glossary holds all terms.',
      ask: '',
    },
  },
  glossaryTerms: termsEn,
  /** By the term beside which it is put right. */
  misconceptions: {
    squeeze: {
      said: 'SqueezeNet separates convolutions.',
      truth: 'The 1 × 1 squeeze layers mix channels; nothing is depthwise or of low rank.',
    },
    compression: {
      said: 'SqueezeNet is half of AlexNet.',
      truth: 'It has 50 times fewer parameters, and 510 times fewer bytes with Deep Compression.',
    },
    pool: {
      said: 'Average pooling halves the maps, max pooling ends the network.',
      truth: 'Max pooling halves the maps; global average pooling comes once, at the end.',
    },
    fc: {
      said: 'A fully connected layer gives the classes.',
      truth: 'There is none: conv10 and global average pooling do its work.',
    },
    normalisation: {
      said: 'The input is standardised and batch-normalised.',
      truth: 'Only the mean is subtracted, and no layer normalises.',
    },
    macs: {
      said: 'Fewer parameters means less computation.',
      truth:
        '1.0 and 1.1 have nearly the same parameters; 1.1 computes 2.15 times less at 227 × 227, 2.35 times at 224 × 224.',
    },
  },
};

export type LearnWords = typeof learnEn;
