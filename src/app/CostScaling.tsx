import { useDeferred } from '../views/useDeferred';
import { versions } from '../catalog';
import { dials, stops } from '../draw/scaling';
import { buildSqueezeNet, designs, widened } from '../network/build';
import type { Network } from '../network/types';
import type { ScalingTask } from '../store/measuring';
import type { AppStore } from '../store/store';
import { spreadOf } from '../tensor/spread';
import { ScalingChart } from '../views/ScalingChart';
import { useWords } from '../views/useWords';
import { useStore } from './useStore';
import '../views/button.css';

interface Props {
  store: AppStore;
  /** The shown networks as their files have them. */
  networks: readonly { id: string; filed: Network }[];
}

/** How cost grows with the picture and with the channels. */
export function CostScaling({ store, networks }: Props) {
  const { cost: text } = useWords();
  // Hundreds of networks are counted for the curves: they follow when nothing else is to be drawn.
  const convention = useDeferred(useStore(store, (state) => state.view.cost.convention));
  const measuring = useStore(store, (state) => state.measuring);
  const { scaling } = useStore(store, (state) => state.measurements);
  const { measureScaling } = store.getState();
  const tasks = networks.flatMap(({ id }) => tasksOf(id));
  return (
    <section aria-label={text.scaling}>
      <h2>{text.scaling}</h2>
      <div className="cost-measure">
        <button
          type="button"
          className="button"
          disabled={tasks.length === 0 || measuring.status === 'running'}
          onClick={() => measureScaling(tasks)}
        >
          {text.measureScaling}
        </button>
        <span>{text.scalingMeasured}</span>
      </div>
      <div className="cost-pair">
        {networks.flatMap(({ id, filed }) =>
          dials.map((dial) => {
            const own = scaling.filter((sample) => sample.model === id && sample.dial === dial);
            const measured = own.map(({ setting, ms }) => ({ setting, ms: spreadOf(ms).median }));
            const released = dial === 'size' ? filed.input.shape[1] : 1;
            return (
              <ScalingChart
                key={`${id} ${dial}`}
                network={filed}
                convention={convention}
                dial={dial}
                title={`${text.scalingTitles[dial]}${networks.length > 1 ? `, ${id}` : ''}`}
                note={text.scalingNote}
                measured={measured}
                releasedMs={measured.find(({ setting }) => setting === released)?.ms ?? null}
              />
            );
          }),
        )}
      </div>
    </section>
  );
}

/** What is to be timed for a released version; other models cannot be made in another size. */
function tasksOf(model: string): ScalingTask[] {
  const version = versions.find((each) => each === model);
  if (!version) return [];
  return dials.flatMap((dial) =>
    stops[dial].map((setting) => ({
      model,
      dial,
      setting,
      file: () => {
        const design =
          dial === 'size' ? { ...designs[version], size: setting } : widened(designs[version], setting);
        return {
          kind: 'file',
          bytes: buildSqueezeNet(design),
          input: 'data',
          dims: [1, 3, design.size, design.size],
        };
      },
    })),
  );
}
