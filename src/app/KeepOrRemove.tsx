import { useState } from 'preact/compat';
import { defaultModel, type Model } from '../catalog';
import type { AppStore } from '../store/store';
import { useWords } from '../views/useWords';
import { forgetModel, isKeptModel, keepModel } from './shelf';

/** Whether the model's file is kept for the next visit; refused where the browser will not. */
type Shelf = 'not' | 'writing' | 'kept' | 'refused';

/** Keeps a model of the reader's own for the next visit, or lets go of it. */
export function KeepOrRemove({ store, model }: { store: AppStore; model: Model }) {
  const { models: words } = useWords();
  const [shelf, setShelf] = useState<Shelf>(() => (isKeptModel(model.id) ? 'kept' : 'not'));
  const keep = async (wanted: boolean) => {
    setShelf(wanted ? 'writing' : 'not');
    if (!wanted) await forgetModel(model.id);
    else setShelf((await keepModel(model)) ? 'kept' : 'refused');
  };
  return (
    <p className="model-panel-shelf">
      <label>
        <input
          type="checkbox"
          checked={shelf === 'kept' || shelf === 'writing'}
          // Until it is written, a reload would lose it.
          disabled={shelf === 'writing'}
          onChange={({ currentTarget }) => void keep(currentTarget.checked)}
        />
        {words.keep}
      </label>
      <button
        type="button"
        className="button"
        onClick={() => {
          void forgetModel(model.id);
          store.getState().removeModel(model.id, defaultModel);
        }}
      >
        {words.remove}
      </button>
      {shelf === 'refused' && <span role="alert">{words.notKept}</span>}
    </p>
  );
}
