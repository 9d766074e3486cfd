import { fromDocument, ownGlobal } from './page-access.ts';
import { attributes } from './tag.ts';
import type { TalkSuite } from './talk-suite.ts';

/** Set by the site at sign-in and at sign-out, without a value that means anybody. */
const SIGNED_IN = /\btalk_messenger_in=1/;
const SIGNED_OUT = 'talk_messenger_out';

/**
 * Asks the site itself (`data-identity`, a path of its own) who is signed in, and tells Ortto. Asked by POST, which no
 * cache answers, and only where the visitor has signed in. Without an email address the answer is nobody.
 */
const identify = async ({ identify: tell }: TalkSuite): Promise<void> => {
  try {
    const answer = await fetch(attributes.identity!, {
      method: 'POST',
      mode: 'same-origin',
      cache: 'no-store',
    });
    const visitor: unknown = await answer.json();
    if (typeof (visitor as { email?: unknown } | null)?.email === 'string')
      tell({ ...JSON.parse(attributes.track ?? '{}'), ...(visitor as object) });
  } catch {
    // No answer, or another one: nobody is known.
  }
};

/** Someone has signed out on this device: Ortto is to forget the session, where its script can. */
const forget = (): void => {
  (ownGlobal('ap3c') || {}).clearSession?.();
  document.cookie = `${SIGNED_OUT}=;path=/;max-age=0`;
};

/**
 * Has Ortto told who is signed in. Called before the loader starts: Talk was decided to show, its moment has come and
 * consent is there: then, and only then, the loader is `loading`.
 */
export const identifyVisitor = (): void =>
  addEventListener(
    'talksuite:state',
    () => {
      const talkSuite = ownGlobal('talkSuite') as TalkSuite;
      if (!attributes.identity || talkSuite.decision().talk === 'hide') return;
      const cookies = fromDocument('cookie');
      if (talkSuite.state === 'ready' && cookies.includes(SIGNED_OUT)) forget();
      if (talkSuite.state === 'loading' && SIGNED_IN.test(cookies)) void identify(talkSuite);
    },
    true,
  );
