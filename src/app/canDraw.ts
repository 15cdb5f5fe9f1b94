const SIDE = 24;

/**
 * Whether this device has a font for a text of at least two different characters: those that it lacks are all drawn as one and the
 * same box. Where a browser lets nobody read what is drawn, even Latin letters look alike: then it is not known, and taken for true.
 */
export function canDraw(text: string): boolean {
  const canvas = document.createElement('canvas');
  canvas.width = SIDE;
  canvas.height = SIDE;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) return true;
  context.font = `16px ${getComputedStyle(document.body).fontFamily}`;
  context.textBaseline = 'top';
  const differ = (characters: string) => {
    const drawings = Array.from(characters, (character) => {
      context.clearRect(0, 0, SIDE, SIDE);
      context.fillText(character, 2, 2);
      return context.getImageData(0, 0, SIDE, SIDE).data.join();
    });
    return new Set(drawings).size > 1;
  };
  return differ(text) || !differ('AW');
}
