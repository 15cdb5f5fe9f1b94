import { memo, useMemo } from 'preact/compat';
import { shallow } from 'zustand/vanilla/shallow';
import { versions } from '../catalog';
import { alexNet } from '../network/alexnet';
import { totals } from '../network/cost';
import type { Network } from '../network/types';
import type { ModelState } from '../store/models';
import type { AppStore } from '../store/store';
import { AgainstAlexNet } from '../views/AgainstAlexNet';
import { InTurn } from '../views/InTurn';
import { ModelSizes } from '../views/ModelSizes';
import { PaperCharts } from '../views/PaperCharts';
import { useWords } from '../views/useWords';
import { Terms } from './Terms';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  /** The shown networks under the convention. */
  networks: readonly { id: string; network: Network }[];
  note: string;
}

/** AlexNet, sizes on disk, and what the paper reports. */
export const CostOthers = memo(function CostOthers({ store, networks, note }: Props) {
  const { cost: text } = useWords();
  const bytes = useStore(
    store,
    ({ models }) => networks.map(({ id }) => models[id] && bytesOf(models[id])),
    shallow,
  );
  const unit = useStore(store, (state) => state.view.cost.unit);
  const alex = useMemo(() => alexNet(), []);
  const compared = useMemo(() => {
    const named = networks.map(({ id, network }) => [nameOf(id, text.squeezeNet), network] as const);
    return new Map([['AlexNet', alex] as const, ...named]);
  }, [alex, networks, text]);
  const ratio = (network: Network) =>
    text.alexNetNote(totals(alex).parameters ?? 0, totals(network).parameters ?? 0);
  return (
    <section className="cost-others" aria-label={text.others}>
      <h2>{text.others}</h2>
      <Terms store={store} part={text.others} of="others" />
      <InTurn>
        <div className="cost-pair">
          <AgainstAlexNet
            networks={compared}
            quantity="parameters"
            unit={unit}
            title={text.againstParameters}
            note={networks.map(({ network }) => ratio(network)).join(' ')}
          />
          <AgainstAlexNet
            networks={compared}
            quantity="macs"
            unit={unit}
            title={text.againstMacs}
            note={`${text.alexNetMacs} ${note}`}
          />
          {networks.map(({ id, network }, place) => {
            const { parameters } = totals(network);
            return (
              parameters !== null && (
                <ModelSizes
                  key={id}
                  parameters={parameters}
                  fileBytes={bytes[place] ?? null}
                  title={networks.length > 1 ? `${text.sizes}, ${id}` : text.sizes}
                  note={text.sizesNote(parameters)}
                />
              )
            );
          })}
        </div>
        <PaperCharts />
      </InTurn>
    </section>
  );
});

/** Of the file: as it was loaded, or as the catalog has it. */
function bytesOf({ loading, model }: ModelState): number | null {
  return loading.status === 'ready' ? loading.loaded.bytes : model.bytes;
}

/** The released versions are called by their network's name, other models as they are. */
function nameOf(id: string, released: (version: string) => string): string {
  return versions.some((version) => version === id) ? released(id) : id;
}
