/** The terms of the glossary, in English: what each says, and its formula. */
export const termsEn = {
  convolution: {
    term: 'convolution',
    says: 'Slides a filter over all input channels and adds up weight times value at each place.',
    formula: 'y[o,r,c] = b[o] + Σ w[o,i,u,v] · x[i, s·r+u−p, s·c+v−p]',
  },
  channel: {
    term: 'channel, feature map',
    says: 'The answers of one filter over the whole picture, as a map.',
    formula: 'a layer’s output has shape channels × rows × columns',
  },
  stride: {
    term: 'stride',
    says: 'How many rows or columns the filter moves from one answer to the next; with 2 the maps are halved.',
    formula: 'out = ⌊(in + 2p − k) / s⌋ + 1; pools here round up',
  },
  receptive: {
    term: 'receptive field',
    says: 'The rectangle of input pixels that a value depends on, padding included.',
    formula: 'r ← r + (k − 1) · j, j ← j · s, from r = 1, j = 1',
  },
  relu: {
    term: 'ReLU',
    says: 'Replaces values below zero by zero.',
    formula: 'y = max(0, x)',
  },
  squeeze: {
    term: 'squeeze',
    says: 'A 1 × 1 convolution that mixes channels and cuts their number before the 3 × 3 filters; not a depthwise convolution.',
    formula: 'squeeze channels < expand channels',
  },
  expand: {
    term: 'expand',
    says: 'Two convolutions beside each other on the squeezed maps, 1 × 1 and 3 × 3.',
    formula: 'channels = expand 1 × 1 + expand 3 × 3',
  },
  fire: {
    term: 'Fire module',
    says: 'A squeeze layer and the two expand layers that read it, their outputs laid side by side.',
    formula: 'parameters = i·s + s·e₁ + 9·s·e₃ + biases',
  },
  concat: {
    term: 'concatenation',
    says: 'Lays the channels of its inputs one after the other; computes nothing.',
    formula: 'channels add up',
  },
  pool: {
    term: 'max pooling',
    says: 'Keeps the largest value of each window; with stride 2 it halves the maps.',
    formula: 'y[c,r,q] = max of 3 × 3 values',
  },
  average: {
    term: 'global average pooling',
    says: 'The mean of a whole map; here only once, at the end.',
    formula: 'y[c] = Σ x[c,r,q] / (rows · columns)',
  },
  fc: {
    term: 'fully connected layer',
    says: 'Joins every input with every output; this network has none: conv10 and the average do its work.',
    formula: 'y = W·x + b',
  },
  logit: {
    term: 'logit',
    says: 'The score of a class before softmax: the mean of its map of conv10.',
    formula: 'logit[c] = mean of conv10[c]',
  },
  softmax: {
    term: 'softmax',
    says: 'Turns scores into shares that add up to one.',
    formula: 'p[c] = exp(z[c]) / Σ exp(z)',
  },
  evidence: {
    term: 'evidence',
    says: 'The map of a class: what each place adds to its score, exactly.',
    formula: 'logit[c] = Σ map[c] / (rows · columns)',
  },
  normalisation: {
    term: 'batch normalisation',
    says: 'Brings the activations of a layer to one scale; this network has none, so mean and variance vary from layer to layer.',
    formula: 'y = γ · (x − μ) / σ + β',
  },
  parameters: {
    term: 'parameters',
    says: 'Weights and biases: what was learnt and what the file holds.',
    formula: 'convolution: o · i · k · k + o',
  },
  macs: {
    term: 'MAC, FLOP',
    says: 'One multiplication and one addition; two floating-point operations.',
    formula: 'o · i · k · k · rows · columns; FLOPs = 2 · MACs',
  },
  intensity: {
    term: 'arithmetic intensity',
    says: 'Computation for each byte that must be moved; low means that memory is the limit.',
    formula: 'MACs / (bytes in + bytes of weights + bytes out)',
  },
  compression: {
    term: 'Deep Compression',
    says: 'Sets small weights to zero and lets the others share a few values.',
    formula: 'ratio = bytes before / bytes after',
  },
  kernel: {
    term: 'kernel, filter',
    says: 'The weights of one output channel for the window that slides over the maps: a small table for each input channel.',
    formula: 'weights of a filter = i · k · k',
  },
  padding: {
    term: 'padding',
    says: 'Zeros laid around the maps, so that the window also fits at their edges.',
    formula: 'k = 3, s = 1, p = 1: out = in + 2p − k + 1 = in',
  },
  bias: {
    term: 'bias',
    says: 'One learnt number for each output channel, added to each of its sums.',
    formula: 'y = Σ w · x + b',
  },
  activation: {
    term: 'activation',
    says: 'A value that a layer computes for this picture; four bytes each in float32.',
    formula: 'bytes = channels · rows · columns · 4',
  },
  variance: {
    term: 'mean, variance',
    says: 'Where the values lie, and how far they scatter around it; the standard deviation is the root of the variance.',
    formula: 'μ = Σ x / n; σ² = Σ (x − μ)² / n',
  },
  dead: {
    term: 'dead channel',
    says: 'A channel that is zero everywhere for this picture.',
    formula: 'zeros = rows · columns',
  },
  ratio: {
    term: 'squeeze ratio',
    says: 'How narrow the squeeze layer is beside the expand layers, and which share of these has 3 × 3 filters.',
    formula: 'SR = s₁ₓ₁ / (e₁ₓ₁ + e₃ₓ₃); pct₃ₓ₃ = e₃ₓ₃ / (e₁ₓ₁ + e₃ₓ₃)',
  },
  energy: {
    term: 'energy',
    says: 'The sum of the squares: how much a branch, or a singular value, carries.',
    formula: 'E = Σ x²',
  },
  rank: {
    term: 'singular values, effective rank',
    says: 'How strongly a layer’s weights, as a matrix, stretch what goes in; the effective rank is how many of them hold a share q of the energy.',
    formula: 'W = U Σ Vᵀ; least r with σ₁² + … + σᵣ² ≥ q · Σ σ²',
  },
  sharing: {
    term: 'weight sharing, sparse layer',
    says: 'In Deep Compression: the share of a layer’s weights that is pruned to zero, and the few values (codebook) that the others share.',
    formula: 'sparsity = zeros / weights; weight = codebook[code]',
  },
  precision: {
    term: 'float32, half precision',
    says: 'How many bits hold one number: 32, 16, or 8 and fewer for the place in a codebook.',
    formula: 'bytes = parameters · bits / 8',
  },
  scale: {
    term: 'network scale',
    says: 'How many channels the layers have; 1.1 has fewer in its first layer than 1.0. Between layers the costs grow with the square of it.',
    formula: 'w times the channels: (w · o) · (w · i) = w² · o · i',
  },
  blocks: {
    term: 'blocks and stacks',
    says: 'How many Fire modules there are, and how many stand together between the pools.',
    formula: '1.0: 3 + 4 + 1 = 8; 1.1: 2 + 2 + 4 = 8',
  },
  bypass: {
    term: 'bypass connection',
    says: 'Adds what goes into a Fire module to what comes out; the released networks have none.',
    formula: 'y = F(x) + x',
  },
  topk: {
    term: 'top-1, top-5',
    says: 'The share of pictures whose class is the first guess, or among the first five.',
    formula: 'right / pictures',
  },
  roofline: {
    term: 'roofline',
    says: 'What a layer can reach at best: either arithmetic is the limit, or memory.',
    formula: 'MACs per second ≤ min(peak, intensity · bandwidth)',
  },
  alive: {
    term: 'peak memory',
    says: 'The most bytes of activations that must be held at one time.',
    formula: 'max over layers of Σ bytes that are still to be read',
  },
  input: {
    term: 'input recipe',
    says: 'What becomes of the picture before it is fed: resized, cropped in the middle, planes in order B, G, R, minus the mean. It is not divided by a deviation.',
    formula: 'x = byte − (104, 117, 123)',
  },
  cka: {
    term: 'CKA',
    says: 'Whether two layers order the same pictures alike: 1 if they do, 0 if they have nothing in common.',
    formula: 'HSIC(K, L) / √(HSIC(K, K) · HSIC(L, L))',
  },
  distance: {
    term: 'total variation',
    says: 'How much probability would have to move to turn one prediction into the other.',
    formula: '½ Σ |p − q|',
  },
  tolerance: {
    term: 'tolerance',
    says: 'How far two right results may lie apart, because 32-bit sums depend on their order.',
    formula: '|a − b| ≤ 10⁻⁵ · range; of one sum: 10⁻⁵ · Σ |terms|',
  },
  runtime: {
    term: 'WebAssembly, threads',
    says: 'What computes: a build of ONNX Runtime for browsers. Several threads need a page that is isolated from other origins.',
    formula: 'speed-up = time with 1 thread / time with n',
  },
  checksum: {
    term: 'checksum, SHA-256',
    says: 'A number of 256 bits that changes when one bit of the file does: equal checksums mean the same file.',
    formula: '64 hexadecimal digits = 256 bits',
  },
};

export type TermsWords = typeof termsEn;
