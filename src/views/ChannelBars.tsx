import { useCallback } from 'preact/compat';
import type { Domain } from '../draw/domain';
import { palette as paletteOf } from '../draw/palette';
import type { ChannelPicture } from './ChannelGrid';
import { ChannelPicker } from './ChannelPicker';
import { useCanvas } from './useCanvas';

const HEIGHT = 200;
const STEP = 10;
const CAP = '#dfe2e8';
const zeroToOne: Domain = { min: 0, max: 1, kind: 'sequential' };

/** The channels of a layer whose maps are one value each: bars from zero, as long as the value says. */
export function ChannelBars({ tensor, order, domains, palette, width, ...picker }: ChannelPicture) {
  const density = window.devicePixelRatio;
  const pixels = { width: Math.round(width * density), height: HEIGHT * density };
  const canvas = useCanvas(
    pixels.width,
    pixels.height,
    useCallback(
      (context) => {
        const { canvas } = context;
        context.clearRect(0, 0, canvas.width, canvas.height);
        const pitch = canvas.width / order.length;
        order.forEach((channel, place) => {
          const { min, max, kind } = domains[domains.length === 1 ? 0 : channel] ?? zeroToOne;
          const { css, notFinite } = paletteOf(palette, kind);
          const own = tensor.data[channel] ?? NaN;
          const value = Math.max(min, Math.min(max, own));
          const [x, thick] = [place * pitch, Math.max(1, pitch - 1)];
          if (!Number.isFinite(own)) {
            context.fillStyle = `rgb(${new Uint8Array(Uint32Array.of(notFinite).buffer, 0, 3).join(' ')})`;
            context.fillRect(x, 0, thick, canvas.height);
            return;
          }
          const zero = canvas.height * (max / (max - min));
          const end = canvas.height * ((max - value) / (max - min));
          context.fillStyle = css((value - min) / (max - min));
          context.fillRect(x, zero, thick, end - zero);
          // Dark colours are hard to see on the stage: every bar ends in a light stroke.
          context.fillStyle = CAP;
          context.fillRect(x, end - 1, thick, 2);
        });
      },
      [tensor, order, domains, palette],
    ),
  );
  return (
    <ChannelPicker
      {...picker}
      order={order}
      columns={STEP}
      width={width}
      boxOf={(place) => ({
        x: (place * width) / order.length,
        y: 0,
        width: width / order.length,
        height: HEIGHT,
      })}
      placeAt={(x) => Math.max(0, Math.min(order.length - 1, Math.floor((x / width) * order.length)))}
    >
      <canvas ref={canvas} aria-hidden="true" style={{ width, height: HEIGHT }} />
    </ChannelPicker>
  );
}
