import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { WordsContext } from '../views/useWords';
import { en } from '../words/en';
import { zh } from '../words/zh';
import { Gallery } from './Gallery';
import '../views/tokens.css';

const asked = new URLSearchParams(location.search);
const words = asked.get('lang') === 'zh' ? zh : en;
const root = document.getElementById('root');
if (!root) throw new Error('gallery.html has no #root');
document.documentElement.lang = words.lang;
document.documentElement.dataset['theme'] = asked.get('theme') ?? '';
createRoot(root).render(
  <StrictMode>
    <WordsContext value={words}>
      <Gallery first={asked.get('layer') ?? 'fire3/expand3x3'} />
    </WordsContext>
  </StrictMode>,
);
