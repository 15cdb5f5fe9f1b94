import { useEffect, useMemo } from 'preact/compat';
import { domainOver } from '../draw/domain';
import { contrast, evidence, evidenceHead } from '../explain/evidence';
import { resampled } from '../explain/resampled';
import { layerOf } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { placeOf, pointAt } from '../tensor/place';
import { DataTable } from '../views/DataTable';
import { Legend } from '../views/Legend';
import { MapImage } from '../views/MapImage';
import { useWords } from '../views/useWords';
import { significant } from '../words/format';
import { useCompareWords } from './compareWords';
import type { Column } from './useColumns';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  view: View;
  columns: readonly Column[];
  chosen: number;
  name: string;
}

/** The evidence for one class in each model on one scale, and its signed difference at every pixel of the picture. */
export function CompareEvidence({ store, view, columns, chosen, name }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const { maps } = words;
  const parameters = useHeads(store, columns);
  const found = useMemo(() => {
    const grid = columns.find(({ shown }) => shown?.result)?.shown?.result?.framed;
    const maps = columns.map(({ shown }, place) => {
      const result = shown?.result;
      const each = result && evidence(shown.network, result.activations.post, chosen, parameters[place]);
      if (!result || !grid || !each || each.kind === 'unavailable') return null;
      const receptive = layerOf(shown.network, each.maps)?.receptive;
      const { framed } = result;
      const points = Array.from({ length: grid.pixels.width }, (_, i) =>
        pointAt(framed, placeOf(grid, { x: i, y: i })),
      );
      const at = { columns: points.map(({ x }) => x), rows: points.map(({ y }) => y) };
      return { ...each, onPicture: receptive ? resampled(each.map, receptive, at) : null };
    });
    const bounds = maps.flatMap((each) => (each ? [boundsOf(each.map.data)] : []));
    const signed = bounds.some(({ min }) => min < 0);
    const domain = domainOver(bounds, signed ? 'diverging' : 'sequential');
    const [a, b] = maps.map((each) => each?.onPicture ?? null);
    const difference = a && b ? contrast(a, b) : null;
    return {
      maps,
      domain,
      difference: difference && {
        map: difference,
        domain: domainOver([boundsOf(difference.data)], 'diverging'),
      },
    };
  }, [columns, chosen, parameters]);
  const { difference, domain } = found;
  const [one = '', other = ''] = columns.map((column) => column.name);
  return (
    <figure className="compare-evidence" aria-label={text.evidence(name)}>
      <figcaption>{text.evidence(name)}</figcaption>
      <p className="compare-muted">{text.evidenceNote}</p>
      <div className="compare-thirds">
        {columns.map(({ name: model, shown }, place) => {
          const each = found.maps[place];
          return (
            <div key={model}>
              <h3>{model}</h3>
              {each ? (
                <MapImage
                  name={text.inModel(text.evidenceMap, model)}
                  map={each.map}
                  domain={domain}
                  palette={view.palette}
                />
              ) : (
                <p className="compare-muted">
                  {shown?.result && !shown.result.recorded
                    ? text.evidenceUnavailable(model)
                    : text.notYet(model)}
                </p>
              )}
            </div>
          );
        })}
        {difference && (
          <div>
            <h3>{text.differenceOf(one, other)}</h3>
            <MapImage
              name={`${text.difference}, ${text.differenceOf(one, other)}`}
              map={difference.map}
              domain={difference.domain}
              palette={view.palette}
            />
          </div>
        )}
      </div>
      <div className="compare-legends">
        <Legend
          domain={domain}
          kind={domain.kind}
          palette={view.palette}
          unit={maps.unit.activation}
          broken={null}
        />
        {difference && (
          <Legend
            domain={difference.domain}
            kind="diverging"
            palette={view.palette}
            unit={text.difference}
            broken={null}
          />
        )}
      </div>
      <DataTable
        caption={text.evidence(name)}
        columns={[words.app.model, text.mean, text.logit, maps.min, maps.max]}
        rows={() =>
          columns.flatMap(({ name: model }, place) => {
            const each = found.maps[place];
            if (!each) return [];
            const { min, max } = boundsOf(each.map.data);
            const digits = (value: number) => significant(words.lang, value, 6);
            return [[model, digits(each.mean), digits(each.logit), digits(min), digits(max)]];
          })
        }
      />
    </figure>
  );
}

/** The weights of each model's last layer, where that is linear: its maps are weighted by them. */
function useHeads(store: AppStore, columns: readonly Column[]) {
  const weights = useStore(store, (state) => state.weights);
  const heads = useMemo(
    () =>
      columns.map(({ id, state, shown }) => {
        const head = shown && evidenceHead(shown.network);
        const ready = state?.loading.status === 'ready';
        return ready && head?.kind === 'linear' ? { id, key: head.logits } : null;
      }),
    [columns],
  );
  useEffect(() => {
    for (const head of heads) if (head) store.getState().wantParameters(head.id, head.key);
  }, [store, heads]);
  return useMemo(
    () =>
      heads.map((head) => {
        const asked = head && weights[head.id]?.parameters[head.key];
        return asked?.status === 'ready' ? asked.value : null;
      }),
    [heads, weights],
  );
}

function boundsOf(values: Float32Array): { min: number; max: number } {
  return values.reduce(
    (bounds, value) => ({ min: Math.min(bounds.min, value), max: Math.max(bounds.max, value) }),
    {
      min: Infinity,
      max: -Infinity,
    },
  );
}
