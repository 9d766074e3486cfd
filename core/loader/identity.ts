import { fromDocument, ownGlobal } from './page-access.ts';
import { isServersMessenger } from './servers-messenger.ts';
import { attributes } from './tag.ts';
import type { TalkSuite } from './talk-suite.ts';

/** In this tab's storage: the store has said that it knows nobody. */
const GUEST = 'talkSuiteGuest';

/**
 * A guest is not asked about again in this tab, unless there was an occasion to sign in: the visitor comes from an
 * account page, or from outside of the store, where Shopify's newer customer accounts are.
 */
const isKnownGuest = (): boolean => {
  const from = fromDocument('referrer');
  return sessionStorage[GUEST] && from.startsWith(`${location.origin}/`) && !/\/account/.test(from);
};

/**
 * Asks the store itself (`data-identity`, a path of its own) who is signed in, and reports it to Ortto, or to the
 * messenger of a Talk server. No cache may answer: a shared one could hold another customer. Only an email address and a Talk server's
 * token count, whatever else the answer is.
 */
const identify = async (talkSuite: TalkSuite): Promise<void> => {
  try {
    if (isKnownGuest()) return;
    const answer = await fetch(`${attributes.identity}?t=${Math.random()}`, {
      mode: 'same-origin',
      cache: 'no-store',
    });
    const customer = await answer.json().catch(() => 0);
    const said: Record<string, string> = {};
    for (const name of ['email', 'talkToken'])
      if (typeof customer?.[name] === 'string' && customer[name]) said[name] = customer[name];
    const isGuest = Object.keys(said).length === 0;
    sessionStorage[GUEST] = isGuest ? 1 : '';
    if (!isGuest) talkSuite.identify({ ...JSON.parse(attributes.track ?? '{}'), ...said });
  } catch {
    // No storage or no answer: nobody is known.
  }
};

/** Has Ortto or the Talk server told who is signed in. Called before the loader starts: it listens for its states. */
export const identifyCustomer = (): void =>
  addEventListener(
    'talksuite:state',
    () => {
      const talkSuite = ownGlobal('talkSuite') as TalkSuite;
      // Talk was decided to show, its moment has come and consent is there: then, and only then, it is in this state.
      const { state } = talkSuite;
      if ((state === 'loading' || isServersMessenger(state)) && talkSuite.decision().talk === 'show')
        void identify(talkSuite);
    },
    true,
  );
