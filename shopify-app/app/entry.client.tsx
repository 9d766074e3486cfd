import { startTransition, StrictMode } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { HydratedRouter } from 'react-router/dom';
import { loadWords } from './language/load.ts';
import { setWords } from './language/words.ts';

// In the language that the server rendered.
const words = await loadWords(document.documentElement.lang);
setWords(() => words);

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <HydratedRouter />
    </StrictMode>,
  );
});
