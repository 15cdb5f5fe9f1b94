import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { order } from '../tensor/rank';
import { ExportMenu } from '../views/ExportMenu';
import type { Table } from '../views/export';
import { valueUnit } from '../views/unit';
import { useWords } from '../views/useWords';
import { mapsPicture } from './mapsPicture';
import { recipeText } from './recipeText';
import type { Looked } from './useShown';
import { useStore } from './useStore';

/** The maps of the chosen layer as a picture, and what is known of each channel as a table. */
export function MapsExport({ store, view, looked }: { store: AppStore; view: View; looked: Looked }) {
  const words = useWords();
  const { people, maps } = words;
  const [id = ''] = view.models;
  const state = useStore(store, ({ models }) => models[id]);
  const result = useStore(store, ({ runs }) => runs[id]?.last ?? null);
  if (!state || !result) return null;
  const { layer, pre, domains, statistics } = looked;
  const title = people.mapsFile(layer.key, id);
  const unit = maps.unit[valueUnit(layer, pre)];
  const table = (): Table => ({
    columns: [maps.channelColumn, maps.mean, maps.variance, maps.min, maps.max, maps.zeros],
    rows: order(statistics, view.sort).flatMap((channel) => {
      const part = statistics.channels[channel];
      return part ? [[channel, part.mean, part.variance, part.min, part.max, part.zeros / part.count]] : [];
    }),
  });
  return (
    <ExportMenu
      title={title}
      note={unit}
      table={table}
      drawing={async () =>
        (await import('../views/mapsFile')).mapsFile(
          {
            maps: mapsPicture(looked, view),
            domain: domains.length === 1 ? (domains[0] ?? null) : null,
            kind: domains[0]?.kind ?? 'sequential',
            palette: view.palette,
            title,
            note: people.mapsNote(unit, recipeText(words, state, result)),
          },
          words,
        )
      }
    />
  );
}
