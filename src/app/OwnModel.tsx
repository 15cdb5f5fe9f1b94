import type { Model, Prepared } from '../catalog';
import type { AppStore } from '../store/store';
import { useWords } from '../views/useWords';
import { FileButton } from './FileButton';
import { KeepOrRemove } from './KeepOrRemove';
import { Preparation } from './Preparation';

interface Props {
  store: AppStore;
  model: Model;
  onPrepare: (prepared: Prepared) => void;
  onLabels: (file: File) => void;
  /** The last file of labels was none. */
  badLabels: boolean;
}

/** What only a file of the reader's own needs to be told: how it is fed, what its classes are called, and whether it is kept. */
export function OwnModel({ store, model, onPrepare, onLabels, badLabels }: Props) {
  const { models: words } = useWords();
  return (
    <>
      <Preparation
        key={`${model.id} ${JSON.stringify(model.source.recipe)}`}
        store={store}
        model={model}
        onPrepare={onPrepare}
      />
      <FileButton
        name={words.chooseLabels}
        accept=".txt,.json,.csv,text/plain,application/json"
        onFiles={([file]) => file && onLabels(file)}
      >
        {words.chooseLabels}
      </FileButton>
      {model.labels && <p>{words.labels(model.labels.length)}</p>}
      {badLabels && <p role="alert">{words.badLabels}</p>}
      <KeepOrRemove key={model.id} store={store} model={model} />
    </>
  );
}
