import { useMemo, useState } from 'preact/compat';
import { isOwn } from '../catalog';
import type { ModelState } from '../store/models';
import type { AppStore } from '../store/store';
import { Alert } from '../views/Alert';
import { later } from '../views/later';
import { useWords } from '../views/useWords';
import { canDraw } from './canDraw';
import { deathText, failureText } from './failure';
import { noticeText, type Notice } from './settle';
import { useStore } from './useStore';

const AskForModel = later(async () => (await import('./AskForModel')).AskForModel);

interface Props {
  store: AppStore;
  /** The model on view. */
  shown: ModelState | undefined;
  /** What the link asked for and is not here. */
  asked: readonly Notice[];
}

/** What is not as it was asked for, what the device lacks, and what went wrong. */
export function Alerts({ store, shown, asked }: Props) {
  const words = useWords();
  const [notices, setNotices] = useState(asked);
  const failure = useStore(store, (state) => state.failure);
  const death = useStore(store, (state) => state.death);
  const { dismiss, retry } = store.getState();
  const [warned, setWarned] = useState(false);
  const legible = useMemo(() => canDraw(words.name), [words.name]);
  const [fontWarned, setFontWarned] = useState(false);
  const readback = shown?.loading.status === 'ready' ? shown.loading.loaded.device.readback : 'exact';
  const failed = failure && failureText(words, failure);
  return (
    <>
      {notices.map((notice) => {
        const done = () => setNotices(notices.filter((each) => each !== notice));
        return (
          <Alert key={JSON.stringify(notice)} {...noticeText(words, notice)} onDismiss={done}>
            {notice.kind === 'model' && isOwn(notice.id) && (
              <AskForModel store={store} id={notice.id} models={notice.asked} onOpened={done} />
            )}
          </Alert>
        );
      })}
      {!legible && !fontWarned && <Alert {...words.people.noFont} onDismiss={() => setFontWarned(true)} />}
      {readback === 'altered' && !warned && (
        <Alert {...words.offline.canvas} onDismiss={() => setWarned(true)} />
      )}
      {death && <Alert {...deathText(words, death)} onDismiss={dismiss} />}
      {failed && (
        <Alert {...failed} onDismiss={dismiss} {...(failure.kind === 'picture' ? {} : { onRetry: retry })} />
      )}
    </>
  );
}
