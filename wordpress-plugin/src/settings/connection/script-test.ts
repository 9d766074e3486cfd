export type ScriptAnswer = 'answers' | 'silent';

/** How long a script may take, in milliseconds. */
const PATIENCE = 10_000;

/**
 * Asks the browser to fetch a script without running it, as it would on the site.
 * @param signal ends the attempt; it then counts as silent.
 */
export const testScript = (scriptUrl: string, signal: AbortSignal): Promise<ScriptAnswer> =>
  new Promise((resolve) => {
    const link = document.createElement('link');
    const end = (answer: ScriptAnswer): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', giveUp);
      link.remove();
      resolve(answer);
    };
    const giveUp = (): void => end('silent');
    const timer = setTimeout(giveUp, PATIENCE);
    signal.addEventListener('abort', giveUp);
    link.rel = 'preload';
    link.as = 'script';
    link.href = scriptUrl;
    link.addEventListener('load', () => end('answers'));
    link.addEventListener('error', giveUp);
    document.head.append(link);
  });
