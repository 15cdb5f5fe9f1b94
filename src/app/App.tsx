import { useMemo, useState } from 'preact/compat';
import { shallow } from 'zustand/vanilla/shallow';
import { versions } from '../catalog';
import type { AppState, AppStore } from '../store/store';
import { langs, type Lang, type Page } from '../store/view';
import { Alert } from '../views/Alert';
import { Boundary } from '../views/Boundary';
import { later } from '../views/later';
import type { PictureInputProblem } from '../views/PictureSource';
import { SourceContext } from '../views/useSource';
import { useWords, WordsContext } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { Alerts } from './Alerts';
import { Explore } from './Explore';
import { classesOf } from './classes';
import { useLanguage } from './language';
import { linkTo } from './link';
import { OfflineStatus, UpdateOffer } from './Offline';
import type { OfflineStore } from './offline';
import type { SettingsStore } from './settings';
import { recipeText } from './recipeText';
import { PageLinks } from './PageLinks';
import type { Notice } from './settle';
import { Status } from './Status';
import { Tools } from './Tools';
import { useStore } from './useStore';
import './App.css';

interface Props {
  store: AppStore;
  classes: ClassNames;
  samples: readonly Sample[];
  settings: SettingsStore;
  offline: OfflineStore;
  /** What the link asked for and is not here. */
  asked: readonly Notice[];
}

/** Each page but the first is loaded when it is first wanted. */
const Cost = later(async () => (await import('./Cost')).Cost);
const Compare = later(async () => (await import('./Compare')).Compare);
const Learn = later(async () => (await import('./Learn')).Learn);
const Device = later(async () => (await import('./Device')).Device);
const Tour = later(async () => (await import('./Tour')).Tour);

/** Where a reader may skip to, by page. */
const skipTargets: Readonly<Record<Page, readonly ('main' | 'picture' | 'maps')[]>> = {
  explore: ['picture', 'maps'],
  compare: ['main'],
  cost: ['main'],
  learn: ['main'],
  device: ['main'],
};

const languageNames: Readonly<Record<Lang, string>> = { en: 'English', zh: '中文' };

/** The frame of the page: name, model, pages, language, what goes on and what went wrong; below it the page itself. */
export function App({ store, classes: imagenet, samples, settings, offline, asked }: Props) {
  // What changes most, layer and channel, changes nothing in the frame.
  const view = useStore(store, frameOf, shallow);
  const { words, ...language } = useLanguage(view.lang);
  const shown = useStore(store, ({ models }) => models[view.models[0] ?? '']);
  const classes = useMemo(() => classesOf(shown, imagenet), [shown, imagenet]);
  const [problem, setProblem] = useState<PictureInputProblem | null>(null);
  const { look } = store.getState();
  const result = useStore(store, ({ runs }) => runs[view.models[0] ?? '']?.last ?? null);
  const source = useMemo(
    () =>
      words.summaries.source(
        view.models.join(', '),
        shown && result && view.page !== 'cost' ? recipeText(words, shown, result) : null,
      ),
    [words, view.models, view.page, shown, result],
  );

  return (
    <WordsContext value={words}>
      <nav className="skip" aria-label={words.people.skip}>
        {skipTargets[view.page].map((id) => (
          <a
            key={id}
            href={`#${id}`}
            onClick={(event) => {
              event.preventDefault();
              document.getElementById(id)?.focus();
            }}
          >
            {words.people.skipTo[id]}
          </a>
        ))}
      </nav>
      <header className="app-header" hidden={view.embed?.hide.includes('header')}>
        <h1>Squeezelens</h1>
        {view.page !== 'compare' && (
          <fieldset className="switch">
            <legend>{words.app.model}</legend>
            {versions.map((id) => (
              <label key={id}>
                <input
                  type="radio"
                  name="model"
                  checked={view.models[0] === id}
                  onChange={() => look({ models: [id] })}
                />
                {id}
              </label>
            ))}
          </fieldset>
        )}
        <PageLinks store={store} />
        <Status store={store} />
        <OfflineStatus offline={offline} />
        <Boundary>
          <Tools store={store} settings={settings} classes={classes} languages={languageNames}>
            <label className="app-language">
              <span>{words.app.language}</span>
              <select
                value={view.lang}
                onChange={({ currentTarget }) => {
                  const lang = langs.find((each) => each === currentTarget.value);
                  if (lang) look({ lang });
                }}
              >
                {langs.map((lang) => (
                  <option key={lang} value={lang} lang={lang}>
                    {languageNames[lang]}
                  </option>
                ))}
              </select>
            </label>
          </Tools>
        </Boundary>
      </header>
      {language.lost && (
        <Alert {...words.notice.languageLost(languageNames[view.lang])} onRetry={language.onRetry} />
      )}
      <UpdateOffer offline={offline} />
      {problem && <Alert {...words.picture.problems[problem]} onDismiss={() => setProblem(null)} />}
      <Alerts store={store} shown={shown} asked={asked} />
      <main
        id="main"
        tabindex={-1}
        className={view.step === null ? undefined : 'touring'}
        data-page={view.page}
        data-hide={view.embed ? view.embed.hide.join(' ') : undefined}
      >
        <div>
          <Boundary key={view.page} part={words.app.pages[view.page]}>
            <SourceContext value={source}>
              {view.page === 'learn' ? (
                <Learn store={store} settings={settings} />
              ) : view.page === 'device' ? (
                <Device store={store} settings={settings} offline={offline} />
              ) : view.page === 'compare' ? (
                <Compare store={store} classes={imagenet} samples={samples} onProblem={setProblem} />
              ) : view.page === 'cost' ? (
                <Cost store={store} />
              ) : (
                <Explore store={store} classes={classes} samples={samples} onProblem={setProblem} />
              )}
            </SourceContext>
          </Boundary>
        </div>
        {view.step !== null && <Tour store={store} step={view.step} />}
      </main>
      {view.embed && <Alone store={store} />}
    </WordsContext>
  );
}

function frameOf({ view: { page, models, lang, step, embed } }: AppState) {
  return { page, models, lang, step, embed };
}

/** An embedded page by itself. */
function Alone({ store }: { store: AppStore }) {
  const words = useWords();
  const view = useStore(store, (state) => state.view);
  return (
    <a className="app-alone" href={linkTo({ ...view, embed: null })} target="_blank" rel="noopener">
      {words.people.openAlone}
    </a>
  );
}
