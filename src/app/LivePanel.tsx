import { useDeferred } from '../views/useDeferred';
import { MOST_PINS } from '../store/live';
import { KEPT_MS, meansOf, MOST, samePin, type Moment } from '../store/moments';
import type { AppStore } from '../store/store';
import { LiveBar } from '../views/LiveBar';
import { PinnedChannels } from '../views/PinnedChannels';
import { useWords } from '../views/useWords';
import { nameOf, type ClassNames } from '../words/classes';
import { useCamera } from './useCamera';
import { useStore } from './useStore';

const SPAN = KEPT_MS / 1000;
const none: readonly Moment[] = [];

/** The network on the running camera, and what is kept of its last seconds. */
export function LivePanel({ store, classes }: { store: AppStore; classes: ClassNames }) {
  const words = useWords();
  const live = useStore(store, (state) => state.live);
  const pins = useStore(store, (state) => state.pins);
  const layer = useStore(store, (state) => state.view.layer);
  const channel = useStore(store, (state) => state.view.channel);
  const { opening, open, dismiss } = useCamera(store);
  const { camera } = store.getState();
  const moments = live.kind === 'off' ? none : live.moments;
  // Lines may follow a little later than what they are of.
  const drawn = useDeferred(moments);
  const newest = moments.at(-1);
  const before = ({ time }: Moment) => ((drawn.at(-1)?.time ?? time) - time) / 1000;
  const found = live.kind === 'frozen' ? moments.findIndex(({ frame }) => frame === live.frame) : -1;
  const at = found < 0 ? moments.length - 1 : found;
  const shown = moments[at];
  const [first] = shown?.first ?? [];
  const guess = first && `${nameOf(classes, first.index, words)} ${words.units.percent(first.value)}`;
  const whole = live.kind === 'running' && live.whole;
  const wholeMoment = whole && moments.find((each) => each.frame === whole.frame);
  return (
    <LiveBar
      state={live.kind === 'off' ? opening : live}
      pace={live.kind === 'off' ? null : live.pace}
      moments={moments.length}
      at={at}
      atText={
        shown && newest ? words.live.at(shown.frame, (newest.time - shown.time) / 1000, guess ?? null) : ''
      }
      keeps={newest ? { seconds: SPAN, bytes: MOST * newest.pixels.data.length } : null}
      whole={
        wholeMoment && newest
          ? { frame: wholeMoment.frame, seconds: (newest.time - wholeMoment.time) / 1000 }
          : null
      }
      pin={
        channel === null
          ? null
          : {
              layer,
              channel,
              free: pins.length < MOST_PINS && !pins.some((each) => samePin(each, { layer, channel })),
            }
      }
      onLive={live.kind === 'off' ? open : camera.stop}
      onFreeze={live.kind === 'frozen' ? camera.goOn : camera.freeze}
      onStep={camera.step}
      onScrub={(moment) => {
        const chosen = moments[moment];
        if (chosen) camera.scrub(chosen.frame);
      }}
      onPin={() => channel !== null && camera.pin({ layer, channel })}
      onDismiss={dismiss}
    >
      {pins.length > 0 && (
        <PinnedChannels
          channels={pins.map((pin) => ({ ...pin, means: meansOf(drawn, pin) }))}
          seconds={drawn.map(before)}
          span={SPAN}
          at={live.kind === 'frozen' && shown ? before(shown) : null}
          onUnpin={camera.unpin}
        />
      )}
    </LiveBar>
  );
}
