import { bytes, number } from './format';

/** Words of the dialog with links and files to take away, in English. */
export const takeAwayEn = {
  link: 'Link',
  copyLink: 'Copy link',
  copied: (length: number) => `Copied: ${number('en', length)} characters.`,
  copyRefused: 'The browser did not allow copying: the link is below, copy it by hand.',
  linkSays:
    'The link opens this view: model, layer, channel, position, colours. Your own picture is not in it.',
  copyWithPicture: 'Link with picture',
  pictureSays: (length: number) =>
    `A small copy of the picture goes into the link, behind the #, and is never sent to a server. The link becomes ${number('en', length)} characters long. The copy is compressed again: numbers differ a little from those of the original.`,
  pictureWaits: 'Making the small copy …',
  pictureNone: 'There is no picture yet to put into a link.',
  linkField: 'The link',
  files: 'Files',
  filesSay: (layer: string) => `Of the picture and the model on view; the layer is ${layer}.`,
  noRun: 'The network has not run yet: there is nothing to take away.',
  layerNpz: (layer: string, size: number) => `${layer} as NPZ, ${bytes('en', size)}`,
  runNpz: (layers: number, size: number) => `All ${number('en', layers)} layers as NPZ, ${bytes('en', size)}`,
  predictionsCsv: 'Predictions as CSV',
  notebook: 'Notebook as ZIP',
  notebookSays:
    'Picture, predictions, chosen maps, costs, settings and checksums, with a README: all that is needed to repeat the result.',
  packing: (part: string) => `Packing ${part} …`,
  packed: (file: string, size: number) => `Saved ${file}, ${bytes('en', size)}.`,
  packFailed: (message: string) => `The file could not be made: ${message}`,
  readme: (model: string, recipe: string, link: string) => `# A result of Squeezelens

SqueezeNet ${model} on the picture in this folder. Input: ${recipe}.

| file | what it is |
|---|---|
| picture/original.* | the picture as it was put in |
| picture/fed.png | the pixels that the network was given |
| predictions.csv | all classes: index, WordNet id, name, probability, logit |
| costs.csv | every layer: shape, parameters, multiply-accumulates, bytes of its output |
| maps/*.npz | the activations of the chosen layer, float32: \`numpy.load(file)[key]\`, shape 1, channels, rows, columns |
| maps/*.png | the same as colours, one pixel a value, the channels in rows |
| settings.json | model file and its SHA-256, input recipe, view, device, time |
| SHA256SUMS | checksums of all other files: \`sha256sum -c SHA256SUMS\` |

To repeat it: open the link, choose picture/original and compare the numbers. The model is the one with the SHA-256 in
settings.json.

${link}
`,
};

export type TakeAwayWords = typeof takeAwayEn;
