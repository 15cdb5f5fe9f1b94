import { useMemo, useState } from 'react';
import { domainsOf, kindOf, type Scale } from '../draw/domain';
import type { PaletteName } from '../draw/palette';
import type { Order } from '../tensor/rank';
import { statistics } from '../tensor/stats';
import { ChannelView } from '../views/ChannelView';
import { FeatureMaps } from '../views/FeatureMaps';
import { LayerList } from '../views/LayerList';
import { LayerStatistics } from '../views/LayerStatistics';
import { MapControls } from '../views/MapControls';
import { ScaleAlong } from '../views/ScaleAlong';
import type { Position } from '../views/ValueGrid';
import { madeUpLayers, madeUpPicture, madeUpTensorOf } from './madeUp';
import './gallery.css';

const tensorOf = (key: string) => madeUpTensorOf(key, false);
const statisticsOf = (key: string) => {
  const tensor = tensorOf(key);
  return tensor && statistics(tensor);
};
const ignore = () => undefined;

/** The views of activations on made-up values, as they stand together on the page. */
export function Gallery({ first }: { first: string }) {
  const [key, setKey] = useState(first);
  const [channel, setChannel] = useState(20);
  const [at, setAt] = useState<Position | null>({ row: 5, column: 7 });
  const [overlay, setOverlay] = useState<number | null>(null);
  const [choices, setChoices] = useState<{ sort: Order; scale: Scale; palette: PaletteName; pre: boolean }>({
    sort: 'mean',
    scale: 'layer',
    palette: 'inferno',
    pre: false,
  });
  const layer = madeUpLayers.find((each) => each.key === key);
  const pre = choices.pre && layer?.preTensor !== null;
  const tensor = madeUpTensorOf(key, pre);
  const found = tensor && statistics(tensor);
  const domains = useMemo(
    () => (layer && found ? domainsOf(choices.scale, kindOf(layer, pre), found, []) : []),
    [choices.scale, layer, found, pre],
  );
  if (!layer || !tensor || !found) return null;
  const shown = Math.min(channel, found.channels.length - 1);
  const domain = domains[domains.length === 1 ? 0 : shown];
  return (
    <>
      <p className="gallery-note">Made-up values: no network computed them.</p>
      <div className="gallery">
        <aside aria-label="Network">
          <ScaleAlong layers={madeUpLayers} statisticsOf={statisticsOf} selected={key} onSelect={setKey} />
          <LayerList
            layers={madeUpLayers}
            tensorOf={tensorOf}
            selected={key}
            palette={choices.palette}
            onSelect={setKey}
          />
        </aside>
        <main>
          <h1>Gallery</h1>
          <FeatureMaps
            layer={layer}
            tensor={tensor}
            statistics={found}
            pre={pre}
            sort={choices.sort}
            domains={domains}
            palette={choices.palette}
            selected={shown}
            onSelect={setChannel}
          >
            <MapControls
              {...choices}
              layer={layer}
              onChange={(change) => setChoices({ ...choices, ...change })}
            />
          </FeatureMaps>
        </main>
        <aside aria-label="Value">
          {domain && (
            <ChannelView
              layer={layer}
              tensor={tensor}
              statistics={found}
              channel={shown}
              pre={pre}
              domain={domain}
              palette={choices.palette}
              at={at}
              onPoint={setAt}
              onHover={ignore}
              onChannel={setChannel}
              picture={madeUpPicture}
              overlay={overlay}
              onOverlay={setOverlay}
            />
          )}
          <LayerStatistics layer={layer} tensor={tensor} statistics={found} channel={shown} pre={pre} />
        </aside>
      </div>
    </>
  );
}
