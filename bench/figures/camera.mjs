export default {
  about: 'Live camera: pictures a second with the maps of the chosen layer / what the bare run allows.',
  figures: [{ name: 'camera-ratio', unit: 'ratio', goal: { least: 0.85 } }],
  rounds: 1,
  async run({ note }) {
    note('camera-ratio', 'the page has no live camera yet');
    return { 'camera-ratio': null };
  },
};
