// The agents' web app. Its page is made by `talk-server/build.ts`.
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { direction, language, loadTexts } from './texts/index.ts';
import './styles/inbox.css';

document.documentElement.lang = language;
document.documentElement.dir = direction();
await loadTexts();
createRoot(document.querySelector('#inbox')!).render(<App />);
