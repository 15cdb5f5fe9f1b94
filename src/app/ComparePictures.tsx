import type { AppStore } from '../store/store';
import { filesOf, type GivenFile } from '../views/droppedFiles';
import { StatusLine } from '../views/StatusLine';
import { useWords } from '../views/useWords';
import { type ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { sampleFiles } from './batchFiles';
import { useCompareWords } from './compareWords';
import { failureText } from './failure';
import { haveSameClasses, type Column } from './useColumns';
import { CompareAgreement } from './CompareAgreement';
import { CompareDifferences } from './CompareDifferences';
import { CompareSimilarity } from './CompareSimilarity';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  columns: readonly Column[];
  /** Names of the first model's classes. */
  classes: ClassNames;
  samples: readonly Sample[];
  onMany: (files: Promise<readonly GivenFile[]>) => void;
}

/** Two models over many pictures: how far they agree, where they differ most, and how alike their layers see. */
export function ComparePictures({ store, columns, classes, samples, onMany }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const batch = useStore(store, (state) => state.batch);
  const { runMany, pauseMany, resumeMany, forgetMany } = store.getState();
  const [a, b] = columns;
  const loading = [a, b].map((column) => column?.state?.loading.status);
  const ready = loading.every((status) => status === 'ready');
  if (!a || !b) return null;
  const choose = (files: FileList | null) => onMany(Promise.resolve(filesOf(files ?? [])));
  const { status, entries, total, skipped, kept, failure } = batch;
  const done = entries.length + skipped.filter(({ why }) => why === 'unreadable').length;
  const here = batch.models?.join() === `${a.id},${b.id}`;
  const names = [a.name, b.name] as const;

  return (
    <section className="compare-pictures" id="pictures" aria-label={text.pictures}>
      <h2>{text.pictures}</h2>
      <p className="compare-muted">
        {text.picturesNote} {text.labelsFrom}
      </p>
      <div className="compare-actions">
        <label className="button compare-choose">
          <input
            type="file"
            multiple
            disabled={!ready}
            aria-label={text.chooseFolder}
            onChange={({ currentTarget }) => {
              choose(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          {text.chooseFiles}
        </label>
        <label className="button compare-choose">
          <input
            type="file"
            disabled={!ready}
            aria-label={text.chooseWhole}
            {...{ webkitdirectory: '' }}
            onChange={({ currentTarget }) => {
              choose(currentTarget.files);
              currentTarget.value = '';
            }}
          />
          {text.chooseWhole}
        </label>
        <button
          type="button"
          className="button"
          disabled={!ready}
          onClick={() => void sampleFiles(samples).then((files) => runMany([a.id, b.id], files))}
        >
          {text.takeSamples}
        </button>
        {status === 'running' && (
          <button type="button" className="button" onClick={pauseMany}>
            {text.pause}
          </button>
        )}
        {(status === 'paused' || status === 'failed') && (
          <button type="button" className="button" onClick={resumeMany}>
            {text.resume}
          </button>
        )}
        <button type="button" className="button" disabled={status === 'running'} onClick={forgetMany}>
          {text.forget}
        </button>
      </div>
      {loading.includes('failed') && <p className="compare-muted">{text.bothNeeded}</p>}
      {status !== 'idle' && (
        <StatusLine
          text={`${text.progress(done, total)}${kept > 0 ? ` · ${text.kept(kept)}` : ''}`}
          {...(status === 'running' && {
            progress: { share: total > 0 ? done / total : null, onCancel: pauseMany },
          })}
        />
      )}
      {batch.unkept && <p className="compare-muted">{text.unkept}</p>}
      {failure && <p role="alert">{failureText(words, failure).message}</p>}
      {status === 'done' && entries.length === 0 && <p role="alert">{text.none}</p>}
      {skipped.length > 0 && (
        <details>
          <summary>{text.skipped(skipped.length)}</summary>
          <ul>
            {skipped.map(({ name, why }) => (
              <li key={name}>{`${name}: ${text.skippedWhy[why]}`}</li>
            ))}
          </ul>
        </details>
      )}
      {here &&
        entries.length > 0 &&
        (haveSameClasses(columns) ? (
          <div className="compare-found">
            <CompareAgreement entries={entries} names={names} />
            <CompareDifferences {...{ store, entries, names, classes }} />
          </div>
        ) : (
          <p className="compare-missing">{text.otherClasses}</p>
        ))}
      <CompareSimilarity store={store} names={names} here={here} />
    </section>
  );
}
