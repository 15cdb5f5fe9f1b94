import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { mutants } from '../src/fixtures/node/mutants';
import {
  animatedGif,
  apng,
  avifInP3,
  bmp16,
  claims,
  clearGif,
  displayP3,
  jpegWithProfile,
  pngWith,
  webpWith,
} from '../src/fixtures/node/oddPictures';
import { bmp, gif, greyPng, png, quarters, turned, type Picture } from '../src/fixtures/node/pictures';
import { openStill, recipe, askBuiltWorker } from './engine';
import { expect, test } from './support';

/** Files with known pixels through the worker of the built page: right colours the right way up, or the clear refusal. */
type Colour = readonly [number, number, number];
type Found = { refused: string } | { width: number; height: number; quarters: Colour[]; digest: string };
type Reader = (files: readonly (Buffer | { bytes: Buffer; type: string })[]) => Promise<Found[]>;

async function openReader(page: Page): Promise<Reader> {
  await openStill(page, './');
  const worker = await askBuiltWorker(page, 1);
  return (files) => {
    const given = files.map((file) =>
      'type' in file
        ? { base64: file.bytes.toString('base64'), type: file.type }
        : { base64: file.toString('base64'), type: '' },
    );
    return page.evaluate(
      async ({ worker, recipe, given }) => {
        const results: Found[] = [];
        for (const [i, { base64, type }] of given.entries()) {
          const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type });
          const call = {
            call: 'frame',
            picture: { id: `${performance.now()} ${i}`, blob },
            recipe,
            fit: 'warp',
          };
          const framed = await worker.ask(call).catch(({ message }) => String(message));
          if (typeof framed === 'string') {
            results.push({ refused: framed });
            continue;
          }
          const { data } = framed.pixels;
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', data));
          const middles = [57, 170].flatMap((y) => [57, 170].map((x) => (y * 227 + x) * 4));
          results.push({
            ...framed.source,
            quarters: middles.map((at): Colour => [data[at], data[at + 1], data[at + 2]]),
            digest: [...digest.subarray(0, 8)].join(),
          });
        }
        return results;
      },
      { worker, recipe, given },
    );
  };
}

/** Pictures as the browser itself encodes them. */
function encoded(page: Page, pictures: readonly Picture[], type: string): Promise<Buffer[]> {
  return page
    .evaluate(
      async ({ files, type }) => {
        const results: Uint8Array<ArrayBuffer>[] = [];
        for (const base64 of files) {
          const source = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([source]));
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          canvas.getContext('2d')?.drawImage(bitmap, 0, 0);
          const blob = await canvas.convertToBlob({ type, quality: 0.98 });
          if (blob.type !== type) throw new Error(`no ${type}`);
          results.push(new Uint8Array(await blob.arrayBuffer()));
        }
        return results;
      },
      { files: pictures.map((picture) => png(picture).toString('base64')), type },
    )
    .then((files) => files.map((bytes) => Buffer.from(bytes)));
}

const fixture = (name: string) => readFileSync(`src/fixtures/pictures/${name}`);
const SIZE = [64, 48] as const;
const still = quarters(...SIZE);
const other = quarters(...SIZE, 1);
const dot = quarters(1, 1);
const tall = quarters(1, 5000);
const clear: Picture = { ...still, colourAt: (x, y) => [...colourOf(still, x, y), x < 32 ? 0 : 255] };
const grey: Picture = {
  ...still,
  colourAt: (x, y) => {
    const level = [30, 90, 160, 230][(x < 32 ? 0 : 1) + (y < 24 ? 0 : 2)] ?? 0;
    return [level, level, level, 255];
  },
};

function colourOf({ colourAt }: Picture, x: number, y: number): Colour {
  const [red, green, blue] = colourAt(x, y);
  return [red, green, blue];
}

const quartersOf = (picture: Picture): Colour[] =>
  [0.25, 0.75].flatMap((y) =>
    [0.25, 0.75].map((x) => colourOf(picture, Math.floor(x * picture.width), Math.floor(y * picture.height))),
  );

/** The mean colour, which the network takes for nothing at all. */
const MEAN: Colour = [123, 117, 104];
const onMean = (colours: Colour[]) => colours.map((colour, i) => (i % 2 === 0 ? MEAN : colour));

/** sRGB of a colour in Display P3, by the matrices of CSS Color 4; what lies outside is cut off. */
function fromP3(colour: Colour): Colour {
  const linear = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  const byte = (value: number) => {
    const share = Math.min(1, Math.max(0, value));
    return Math.round(255 * (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055));
  };
  return [
    byte(1.2249401763 * red - 0.2249401763 * green),
    byte(-0.0420569547 * red + 1.0420569547 * green),
    byte(-0.0196375546 * red - 0.0786360455 * green + 1.0982736001 * blue),
  ];
}

const apart = (found: readonly Colour[], expected: readonly Colour[]) =>
  Math.max(
    ...expected.flatMap((colour, i) => colour.map((value, c) => Math.abs((found[i]?.[c] ?? 999) - value))),
  );

test('every format, in every condition: right colours the right way up, or the clear refusal', async ({
  page,
}) => {
  const read = await openReader(page);
  const [jpeg, jpegOther, jpegDot, jpegTall] = await encoded(page, [still, other, dot, tall], 'image/jpeg');
  const [webp, webpOther, webpDot, webpTall, webpClear, webpGrey] = await encoded(
    page,
    [still, other, dot, tall, clear, grey],
    'image/webp',
  );
  if (!jpeg || !jpegDot || !jpegTall || !jpegOther) throw new Error('no JPEG');
  if (!webp || !webpOther || !webpDot || !webpTall || !webpClear || !webpGrey) throw new Error('no WebP');
  const size = { width: SIZE[0], height: SIZE[1] };
  const avif = fixture('quarters.avif');
  const whole = { jpeg, png: png(still), gif: gif(still), bmp: bmp(still), webp, avif };

  const exact = { jpeg: 8, webp: 8, avif: 8, png: 1, gif: 1, bmp: 1 };
  const plain = quartersOf(still);
  const p3 = plain.map(fromP3);
  const dots = quartersOf({ ...dot, colourAt: () => [200, 30, 40, 255] });
  type Case = readonly [keyof typeof whole, string, Buffer, readonly Colour[]];
  const good: readonly Case[] = [
    ...(['jpeg', 'png', 'gif', 'bmp', 'webp', 'avif'] as const).map(
      (format) => [format, 'plain', whole[format], plain] as const,
    ),
    ['jpeg', '1 x 1', jpegDot, dots],
    ['png', '1 x 1', png(dot), dots],
    ['gif', '1 x 1', gif(dot), dots],
    ['bmp', '1 x 1', bmp(dot), dots],
    ['webp', '1 x 1', webpDot, dots],
    ['avif', '1 x 1', fixture('dot.avif'), dots],
    ['jpeg', '1 x 5000', jpegTall, quartersOf(tall)],
    ['png', '1 x 5000', png(tall), quartersOf(tall)],
    ['gif', '1 x 5000', gif(tall), quartersOf(tall)],
    ['bmp', '1 x 5000', bmp(tall), quartersOf(tall)],
    ['webp', '1 x 5000', webpTall, quartersOf(tall)],
    ['avif', '1 x 5000', fixture('tall.avif'), dots],
    ['png', 'transparent', png(clear), onMean(plain)],
    ['webp', 'transparent', webpClear, onMean(plain)],
    ['gif', 'transparent', clearGif(gif(still), 0), [MEAN, ...plain.slice(1)]],
    ['png', 'animated', apng(png(still), png(other), still), plain],
    ['gif', 'animated', animatedGif(gif(still), gif(other)), plain],
    ['webp', 'animated', webpWith(webp, size, { second: webpOther }), plain],
    ['png', '16 bits', png(still, 16), plain],
    ['png', 'greyscale', greyPng(grey), quartersOf(grey)],
    ['jpeg', 'greyscale', fixture('grey.jpg'), quartersOf(grey)],
    ['gif', 'greyscale', gif(grey), quartersOf(grey)],
    ['bmp', 'greyscale', bmp(grey), quartersOf(grey)],
    ['webp', 'greyscale', webpGrey, quartersOf(grey)],
    ['avif', 'greyscale', fixture('grey.avif'), quartersOf(grey)],
    ['jpeg', 'CMYK', fixture('cmyk.jpg'), plain],
    ['jpeg', 'Display P3', jpegWithProfile(jpeg, displayP3), p3],
    [
      'png',
      'Display P3',
      pngWith(png(still), 'iCCP', Buffer.concat([Buffer.from('P3\0\0'), deflateSync(displayP3)])),
      p3,
    ],
    ['webp', 'Display P3', webpWith(webp, size, { icc: displayP3 }), p3],
    ['avif', 'Display P3', avifInP3(avif), p3],
    ...Object.entries(turns).map(([orientation, order]): Case => {
      const upright = order.flatMap((stored) => plain.slice(stored, stored + 1));
      return ['jpeg', `EXIF ${orientation}`, turned(jpeg, Number(orientation)), upright];
    }),
  ];
  const found = await read(good.map(([, , bytes]) => bytes));
  const wrong = good.flatMap(([format, kind, , expected], i) => {
    const one = found[i];
    const off = one && 'quarters' in one ? apart(one.quarters, expected) : Infinity;
    return off <= exact[format]
      ? []
      : [`${format} ${kind}: ${off} off, ${JSON.stringify(one)}, not ${JSON.stringify(expected)}`];
  });
  expect(wrong).toEqual([]);
  // Five bits of eight: half a step of 8 beside what the decoder makes of them.
  const [coarse] = await read([bmp16(still)]);
  expect(coarse && 'quarters' in coarse && apart(coarse.quarters, plain)).toBeLessThanOrEqual(8);

  const formats = Object.entries(whole);
  const types = formats.map(([format]) => `image/${format}`);
  const named = formats.map(([, bytes], i) => ({ bytes, type: types[(i + 1) % types.length] ?? '' }));
  expect((await read(named)).map(digestOf)).toEqual(
    (await read(formats.map(([, bytes]) => bytes))).map(digestOf),
  );

  const refusals: [string, RegExp, Buffer][] = formats.flatMap(([format, bytes]) => [
    ...Array.from({ length: 10 }, (_, i): [string, RegExp, Buffer] => {
      const cut = bytes.subarray(0, Math.floor((bytes.length * (i + 0.7)) / 10.3));
      return [
        `${format} cut at ${cut.length} of ${bytes.length}`,
        /"(truncated|undecodable|not-a-picture)"/,
        cut,
      ];
    }),
    [
      `${format} of 60000 pixels a side`,
      /"too-large".*60000 × 60000/,
      claims[format]?.(bytes, 60_000) ?? bytes,
    ],
  ]);
  refusals.push(
    ['nothing', /"empty"/, Buffer.alloc(0)],
    ['zeros', /"(undecodable|not-a-picture)"/, Buffer.alloc(300)],
  );
  const answers = await read(refusals.map(([, , bytes]) => bytes));
  const accepted = refusals.flatMap(([what, expected], i) => {
    const answer = answers[i];
    const refused = answer && 'refused' in answer ? answer.refused : JSON.stringify(answer);
    return expected.test(refused) ? [] : [`${what}: ${refused}`];
  });
  expect(accepted).toEqual([]);
});

const digestOf = (found: Found) => ('digest' in found ? found.digest : found.refused);

/** Which stored quarter (row by row) stands in each of the upright ones, by what EXIF 2.3, tag 274, says of the first row and column. */
const turns: Readonly<Record<number, readonly number[]>> = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
};

test('two thousand damaged files: a picture or a refusal, and the next good one is read as ever', async ({
  page,
}) => {
  const read = await openReader(page);
  const [jpeg = Buffer.alloc(0)] = await encoded(page, [still], 'image/jpeg');
  const [webp = Buffer.alloc(0), webpOther = webp] = await encoded(page, [still, other], 'image/webp');
  const originals = [
    jpeg,
    turned(jpegWithProfile(jpeg, displayP3), 6),
    fixture('cmyk.jpg'),
    fixture('grey.jpg'),
    png(still),
    png(still, 16),
    apng(png(still), png(other), still),
    gif(still),
    animatedGif(gif(still), gif(other)),
    bmp(still),
    bmp16(still),
    webp,
    webpWith(webp, { width: 64, height: 48 }, { icc: displayP3, second: webpOther }),
    fixture('quarters.avif'),
    fixture('grey.avif'),
  ];
  const good = png(still);
  const expected = (await read([good])).map(digestOf);
  const files = mutants(originals, 2000, 9);
  let refused = 0;
  for (let from = 0; from < files.length; from += 50) {
    const found = await read([...files.slice(from, from + 50), good]);
    expect(found.splice(-1).map(digestOf)).toEqual(expected);
    const refusals = found.flatMap((one) => ('refused' in one ? [one.refused] : []));
    for (const reason of refusals) expect(reason).toMatch(/^\{"kind":"picture"/);
    refused += refusals.length;
  }
  expect(refused).toBeGreaterThan(300);
  expect(refused).toBeLessThan(1700);
});
