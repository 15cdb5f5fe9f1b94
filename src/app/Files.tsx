import { useState } from 'preact/compat';
import type { LayerKey } from '../network/types';
import type { AppStore } from '../store/store';
import type { Tensor } from '../tensor/tensor';
import { csv, fileStem, save } from '../views/export';
import { StatusLine } from '../views/StatusLine';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import { archive, npzEntries, type Entry } from './archive';
import { notebookEntries, predictionTable, type Subject } from './notebook';
import { useTakeAwayWords } from './takeAwayWords';
import { useShown } from './useShown';
import { useStore } from './useStore';
import '../views/button.css';

type Packing =
  | { status: 'idle' }
  | { status: 'packing'; part: string; share: number; stop: AbortController }
  | { status: 'packed'; file: string; size: number }
  | { status: 'failed'; message: string };

/** Files of the run on view: tensors for NumPy, predictions, and all that is needed to repeat it. */
export function Files({ store, classes }: { store: AppStore; classes: ClassNames }) {
  const words = useWords();
  const text = useTakeAwayWords();
  const view = useStore(store, (all) => all.view);
  const [id = ''] = view.models;
  const state = useStore(store, (all) => all.models[id]);
  const shown = useShown(store, id);
  const [packing, setPacking] = useState<Packing>({ status: 'idle' });
  const result = shown?.result;
  if (!state || !shown || !result || result.recorded) return <p>{text.noRun}</p>;
  const subject: Subject = { state, shown, result, view, words, takeAway: text, classes };
  const { post, pre } = result.activations;
  const tensor = (view.pre && pre.get(view.layer)) || post.get(view.layer);
  const all = [...post, ...[...pre].map(([key, before]): [LayerKey, Tensor] => [`${key}.preact`, before])];

  async function pack(file: string, type: string, entriesOf: () => Entry[] | Promise<Entry[]>) {
    const stop = new AbortController();
    try {
      const entries = await entriesOf();
      const onEntry = (part: string, index: number) =>
        setPacking({ status: 'packing', part, share: index / entries.length, stop });
      const blob = await archive(entries, type, { onEntry, signal: stop.signal });
      save(blob, file);
      setPacking({ status: 'packed', file, size: blob.size });
    } catch (error) {
      if (stop.signal.aborted) setPacking({ status: 'idle' });
      else setPacking({ status: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }
  const stem = fileStem(`squeezenet ${id}`);
  const files = [
    ...(tensor
      ? [
          {
            name: text.layerNpz(view.layer, tensor.data.byteLength),
            write: () => {
              const key = tensor === post.get(view.layer) ? view.layer : `${view.layer}.preact`;
              return pack(`${stem}-${fileStem(key)}.npz`, 'application/zip', () =>
                npzEntries([[key, tensor]]),
              );
            },
          },
        ]
      : []),
    {
      name: text.runNpz(
        all.length,
        all.reduce((sum, [, { data }]) => sum + data.byteLength, 0),
      ),
      write: () => pack(`${stem}-run.npz`, 'application/zip', () => npzEntries(all)),
    },
    {
      name: text.predictionsCsv,
      write: async () =>
        save(
          new Blob([`\uFEFF${csv(predictionTable(subject))}`], { type: 'text/csv' }),
          `${stem}-predictions.csv`,
        ),
    },
    {
      name: text.notebook,
      write: () => pack(`${stem}-notebook.zip`, 'application/zip', () => notebookEntries(subject)),
    },
  ];
  return (
    <section className="take-away" aria-label={text.files}>
      <h3>{text.files}</h3>
      <p>{text.filesSay(view.layer)}</p>
      {files.map(({ name, write }) => (
        <button
          key={name}
          type="button"
          className="button"
          disabled={packing.status === 'packing'}
          onClick={() => void write()}
        >
          {name}
        </button>
      ))}
      <p>{text.notebookSays}</p>
      {packing.status === 'packing' && (
        <StatusLine
          text={text.packing(packing.part)}
          progress={{ share: packing.share, onCancel: () => packing.stop.abort() }}
        />
      )}
      {packing.status === 'packed' && <p role="status">{text.packed(packing.file, packing.size)}</p>}
      {packing.status === 'failed' && <p role="alert">{text.packFailed(packing.message)}</p>}
    </section>
  );
}
