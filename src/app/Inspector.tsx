import { memo, useCallback, useEffect } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { later } from '../views/later';
import { deferred } from '../views/useDeferred';
import type { Reach } from '../views/PixelReach';
import { useWords } from '../views/useWords';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import { Folded } from './Folded';
import { useLooked, useShown } from './useShown';
import { useStore } from './useStore';

const Statistics = deferred(
  later(async () => (await import('../views/LayerStatistics')).LayerStatistics, { wait: true }),
);
const Terms = later(async () => (await import('./Terms')).Terms, { wait: true });
const ChannelView = later(async () => (await import('../views/ChannelView')).ChannelView);
const ArithmeticPanel = later(async () => (await import('./ArithmeticPanel')).ArithmeticPanel);

interface Props {
  store: AppStore;
  view: View;
  classes: ClassNames;
  /** Positions of every layer that the pixel pointed at reaches, or null. */
  reach: Reach | null;
  /** Shown as a sheet over the lower part of the page, which can be closed. */
  sheet: boolean;
  onHover: (at: Position | null) => void;
}

/** One channel large, the value pointed at, and the statistics of channel and layer. */
export const Inspector = memo(function Inspector({ store, view, classes, reach, sheet, onHover }: Props) {
  const words = useWords();
  const shown = useShown(store, view.models[0] ?? '');
  const looked = useLooked(shown, view);
  // A control must follow at once, or it springs back.
  const overlay = useStore(store, (state) => state.view.overlay);
  const { look } = store.getState();
  const onPoint = useCallback((at: Position) => store.getState().look({ at }), [store]);
  const close = useCallback(() => {
    store.getState().look({ channel: null, at: null });
    document.getElementById('maps')?.focus({ preventScroll: true });
  }, [store]);
  useEffect(() => {
    if (!sheet) return undefined;
    const press = ({ key }: KeyboardEvent) => {
      if (key === 'Escape' && !document.querySelector('dialog[open]')) close();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [sheet, close]);
  // Its place stays: the network map would be laid out for another width, and again a moment later.
  if (!looked) return <div className="inspector" />;
  const { channel, at, palette } = view;
  const chosen = channel !== null && channel < looked.statistics.channels.length ? channel : null;
  const domain = looked.domains[looked.domains.length === 1 ? 0 : (chosen ?? 0)];
  const statistics = (
    <Statistics
      layer={looked.layer}
      tensor={looked.tensor}
      statistics={looked.statistics}
      channel={chosen}
      pre={looked.pre}
    />
  );
  return (
    <section className={sheet ? 'inspector inspector-sheet' : 'inspector'} aria-label={words.app.explorer}>
      {sheet && (
        <button
          type="button"
          className="inspector-close"
          aria-label={words.people.close}
          title={words.people.close}
          onClick={close}
        >
          ×
        </button>
      )}
      {chosen !== null && domain ? (
        <ChannelView
          layer={looked.layer}
          tensor={looked.tensor}
          statistics={looked.statistics}
          channel={chosen}
          pre={looked.pre}
          domain={domain}
          palette={palette}
          at={at}
          framed={reach?.fields.get(looked.layer.key) ?? null}
          onPoint={onPoint}
          onHover={onHover}
          onChannel={(next) => look({ channel: next })}
          picture={shown?.result?.framed.pixels ?? null}
          overlay={overlay === null ? null : overlay / 100}
          onOverlay={(opacity) => look({ overlay: opacity === null ? null : Math.round(100 * opacity) })}
        />
      ) : (
        <p>{words.app.noChannel}</p>
      )}
      {chosen !== null && <ArithmeticPanel store={store} view={view} classes={classes} />}
      {sheet ? statistics : <Folded title={words.maps.statistics}>{statistics}</Folded>}
      <Terms store={store} part={words.app.explorer} of="inspector" />
    </section>
  );
});
