import { ownGlobal } from './page-access.ts';

/**
 * EXPERIMENTAL. Ortto says that its messenger can be restarted with a session's token once somebody has signed in; under
 * which name is not published. Assumed: `ap3c.talk.restart(token)`. Where the script has no such function, nothing is handed
 * over, and the visitor stays unverified. Before the script has run, its queue has to wait for that. What the site's server assumes is in the plugin's `class-session-guess.php`.
 */
export const restartVerified = (token: unknown): void => {
  const { init, cmd } = ownGlobal('ap3c') || {};
  const restart = (): void => {
    const { talk } = ownGlobal('ap3c') || {};
    if (typeof token === 'string' && typeof talk?.restart === 'function') talk.restart(token);
  };
  if (init) restart();
  else cmd?.push(restart);
};
