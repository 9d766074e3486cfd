import { fromDocument, ownGlobal } from './page-access.ts';
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
 * Asks the store itself (`data-identity`, a path of its own) who is signed in, and tells Ortto. No cache may answer:
 * a shared one could hold another customer. Only an email address counts, whatever else the answer is.
 */
const identify = async ({ identify: tell }: TalkSuite): Promise<void> => {
  try {
    if (isKnownGuest()) return;
    const answer = await fetch(`${attributes.identity}?t=${Math.random()}`, {
      mode: 'same-origin',
      cache: 'no-store',
    });
    const customer = await answer.json().catch(() => 0);
    const email: unknown = customer?.email;
    sessionStorage[GUEST] = email ? '' : 1;
    if (typeof email === 'string' && email) tell({ ...JSON.parse(attributes.track ?? '{}'), email });
  } catch {
    // No storage or no answer: nobody is known.
  }
};

/** Has Ortto told who is signed in. Called before the loader starts: it listens for the loader's states. */
export const identifyCustomer = (): void =>
  addEventListener(
    'talksuite:state',
    () => {
      const talkSuite = ownGlobal('talkSuite') as TalkSuite;
      // Talk was decided to show, its moment has come and consent is there: then, and only then, it is `loading`.
      if (talkSuite.state === 'loading' && talkSuite.decision().talk === 'show') void identify(talkSuite);
    },
    true,
  );
