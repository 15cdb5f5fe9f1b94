import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PNG } from 'pngjs';

const WIDTH = 320;
const HEIGHT = 240;

/**
 * Writes what Chromium's fake camera plays over and over: each of these PNG files for `seconds`, stretched to 320 x 240, at `rate`
 * frames a second. Returns the path. (YUV4MPEG2, 4:2:0, BT.601.)
 */
export function cameraFile(name: string, pictures: readonly string[], seconds: number, rate: number): string {
  const shot = pictures.flatMap((file) => {
    const frame = Buffer.concat([Buffer.from('FRAME\n'), planes(PNG.sync.read(readFileSync(file)))]);
    return Array.from({ length: seconds * rate }, () => frame);
  });
  const header = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F${rate}:1 Ip A1:1 C420jpeg\n`);
  const path = `test-results/${name}.y4m`;
  mkdirSync('test-results', { recursive: true });
  writeFileSync(path, Buffer.concat([header, ...shot]));
  return path;
}

function planes({ width, height, data }: PNG): Buffer {
  const at = (x: number, y: number) => {
    const i = 4 * (Math.floor((y * height) / HEIGHT) * width + Math.floor((x * width) / WIDTH));
    return [data[i] ?? 0, data[i + 1] ?? 0, data[i + 2] ?? 0] as const;
  };
  const luma = Buffer.alloc(WIDTH * HEIGHT);
  for (let i = 0; i < luma.length; i++) {
    const [r, g, b] = at(i % WIDTH, Math.floor(i / WIDTH));
    luma[i] = Math.round(16 + (65.481 * r + 128.553 * g + 24.966 * b) / 255);
  }
  const chroma = (red: number, green: number, blue: number) =>
    Buffer.from({ length: (WIDTH * HEIGHT) / 4 }).map((_, i) => {
      const [r, g, b] = at(2 * (i % (WIDTH / 2)), 2 * Math.floor(i / (WIDTH / 2)));
      return Math.round(128 + (red * r + green * g + blue * b) / 255);
    });
  return Buffer.concat([luma, chroma(-37.797, -74.203, 112), chroma(112, -93.786, -18.214)]);
}
