import { failureOf, type Failure, type ModelId } from '../engine/engine';
import { latest } from '../engine/latest';
import type { RevivableEngine } from '../engine/revive';
import type { AppStore } from './store';
import type { Loading } from './models';
import { answers, idle, type InputPicture, type Run } from './runs';
import { noneAsked } from './weights';

/**
 * Brings the shown models to the wanted picture, one thing after the other. Every step reads the state afresh: what
 * is no longer wanted is not begun, and a result is only kept if its picture is still the wanted one.
 */
export function createFlow(
  engine: RevivableEngine,
  store: Pick<AppStore, 'getState' | 'setState'>,
  release: (id: ModelId) => Promise<void>,
) {
  const turn = latest();
  let abort = new AbortController();

  /** The running camera's frames are the pictures then. */
  const isLive = () => store.getState().live.kind === 'running';
  const setLoading = (id: ModelId, loading: Loading) =>
    store.setState(({ models }) => {
      const before = models[id];
      if (!before) return {};
      const network = loading.status === 'ready' ? loading.loaded.network : before.network;
      return { models: { ...models, [id]: { ...before, loading, network } } };
    });
  const setRun = (id: ModelId, next: (run: Run) => Run) =>
    store.setState(({ runs }) => ({ runs: { ...runs, [id]: next(runs[id] ?? idle) } }));

  async function load(id: ModelId): Promise<boolean> {
    const state = store.getState().models[id];
    if (!state) return false;
    if (state.loading.status === 'ready') return true;
    if (state.loading.status === 'failed') return false;
    abort = new AbortController();
    store.setState(({ weights }) => ({ weights: { ...weights, [id]: noneAsked } }));
    store.setState({ progress: { step: 'download', loaded: 0, total: state.model.bytes } });
    setLoading(id, { status: 'loading' });
    try {
      const loaded = await engine.load(state.model.source, {
        onProgress: (progress) => store.setState({ progress }),
        signal: abort.signal,
      });
      setLoading(id, { status: 'ready', loaded });
      return true;
    } catch (thrown) {
      const failure = failureOf(thrown);
      setLoading(id, { status: 'failed', failure });
      store.setState({ failure });
      return false;
    }
  }

  async function run(id: ModelId, picture: InputPicture): Promise<void> {
    const { view, runs, models } = store.getState();
    const { fit, pre } = view;
    const recipe = models[id]?.model.source.recipe;
    const before = runs[id] ?? idle;
    if (!recipe || answers(before, picture, fit, pre)) return;
    if (before.status === 'failed' && before.of === picture.id) return;
    setRun(id, ({ last }) => ({ status: 'running', last }));
    try {
      const framed = await engine.frame(picture, recipe, fit);
      const { activations, runMs } = await engine.run(id, framed.pixels, { kind: 'all', pre });
      const wanted = store.getState();
      if (wanted.picture?.id !== picture.id || wanted.view.fit !== fit || isLive()) {
        setRun(id, ({ last }) => (last ? { status: 'done', last } : idle));
        return;
      }
      const last = { picture, fit, framed, activations, runMs, recorded: false };
      setRun(id, () => ({ status: 'done', last }));
    } catch (thrown) {
      failed(id, picture, failureOf(thrown));
    }
  }

  /** A picture that cannot be read is taken back: the last good picture and its result stay. */
  function failed(id: ModelId, picture: InputPicture, failure: Failure) {
    setRun(id, ({ last }) => ({ status: 'failed', failure, of: picture.id, last }));
    store.setState({ failure });
    const { picture: wanted, former, runs } = store.getState();
    if (failure.kind !== 'picture' || wanted?.id !== picture.id) return;
    store.setState({ picture: lastGood(runs) ?? (former?.id === picture.id ? null : former), former: null });
    refresh();
  }

  async function bring(): Promise<void> {
    for (const id of store.getState().view.models) {
      if (!(await load(id))) continue;
      const { picture } = store.getState();
      if (picture && !isLive()) await run(id, picture);
    }
    await releaseModels();
    releaseUrls();
  }

  /** The page's own models stay loaded, so that the switch between them is quick; of the reader's own only those on view. */
  async function releaseModels(): Promise<void> {
    for (const [id, { model }] of Object.entries(store.getState().models))
      if (model.source.files && !store.getState().view.models.includes(id)) await release(id);
  }

  /** Object URLs live as long as a result or the wanted picture shows them. */
  const urls = new Set<string>();
  function releaseUrls() {
    const { picture, runs } = store.getState();
    const shown = new Set([picture?.url, ...Object.values(runs).map((run) => run.last?.picture.url)]);
    for (const url of urls)
      if (!shown.has(url)) {
        URL.revokeObjectURL(url);
        urls.delete(url);
      }
  }

  function refresh() {
    const { picture } = store.getState();
    if (picture) urls.add(picture.url);
    turn(bring).catch((thrown: unknown) => store.setState({ failure: failureOf(thrown) }));
  }

  /** What could not be loaded is loaded when it is next wanted. */
  function forgive() {
    for (const [id, { loading }] of Object.entries(store.getState().models))
      if (loading.status === 'failed') setLoading(id, { status: 'idle' });
  }

  /** Whatever failed is tried again: asked for by the user, never by itself. */
  function retry() {
    const { runs, failure } = store.getState();
    // Nothing is known of the state that it is in.
    if (failure?.kind === 'runtime') engine.restart();
    forgive();
    for (const [id, { status }] of Object.entries(runs))
      if (status === 'failed') setRun(id, ({ last }) => (last ? { status: 'done', last } : idle));
    store.setState({ failure: null });
    refresh();
  }

  /** After the engine has started anew: what was loaded is loaded again. */
  function reload() {
    for (const [id, { loading }] of Object.entries(store.getState().models))
      if (loading.status === 'ready') setLoading(id, { status: 'idle' });
    refresh();
  }

  return { refresh, forgive, retry, reload, cancel: () => abort.abort() };
}

function lastGood(runs: Readonly<Record<ModelId, Run>>): InputPicture | null {
  const good = Object.values(runs).flatMap((run) =>
    run.last && !run.last.recorded ? [run.last.picture] : [],
  );
  return good.at(-1) ?? null;
}
