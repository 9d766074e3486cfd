// The agents' web app. Its page is made by `talk-server/build.ts`.
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { setLanguage } from '../page-language/language.ts';
import { loadTexts } from './texts/index.ts';
import './styles/inbox.css';

setLanguage();
await loadTexts();
createRoot(document.querySelector('#inbox')!).render(<App />);
