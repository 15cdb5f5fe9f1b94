import { useEffect } from 'preact/compat';
import type { AppStore } from '../store/store';
import { useWords } from '../views/useWords';
import { openFiles } from './ModelPanel';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  /** The model that is missing, and all that are to be shown with it. */
  id: string;
  models: readonly string[];
  onOpened: () => void;
}

/** Asks for a model's file, and shows all that the address meant once it is there. */
export function AskForModel({ store, id, models, onOpened }: Props) {
  const words = useWords();
  const here = useStore(store, (state) => state.models[id] !== undefined);
  useEffect(() => {
    if (!here) return;
    const { models: known, look } = store.getState();
    look({ models: models.filter((each) => known[each]) });
    onOpened();
  }, [store, here, models, onOpened]);
  return (
    <label className="button alert-choose">
      <input
        type="file"
        multiple
        aria-label={words.people.notices.openModel}
        onChange={({ currentTarget }) => {
          openFiles(store, [...(currentTarget.files ?? [])]);
          currentTarget.value = '';
        }}
      />
      {words.models.open}
    </label>
  );
}
