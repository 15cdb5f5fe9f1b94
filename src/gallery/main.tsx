import { StrictMode } from 'preact/compat';
import { createRoot } from 'preact/compat/client';
import '../views/tokens.css';
import '../app/page.css';
import { WordsContext } from '../views/useWords';
import { en } from '../words/en';
import { zh } from '../words/zh';
import { Gallery } from './Gallery';
import { readMaterial } from './material';

/** Asked for in the address: `lang=zh`, `theme=dark`, and `view=NetworkMap` for one view alone. */
const asked = new URLSearchParams(location.search);
const words = asked.get('lang') === 'zh' ? zh : en;
const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root');
document.documentElement.lang = words.lang;
document.documentElement.dataset['theme'] = asked.get('theme') ?? '';
createRoot(root).render(
  <StrictMode>
    <WordsContext value={words}>
      <Gallery material={await readMaterial()} only={asked.get('view') ?? ''} />
    </WordsContext>
  </StrictMode>,
);
