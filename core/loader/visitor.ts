import { fromDocument, ownGlobal } from './page-access.ts';
import { isServersMessenger } from './servers-messenger.ts';
import { attributes } from './tag.ts';
import type { TalkSuite } from './talk-suite.ts';
import { restartVerified } from './verified-session.ts';

/** Set by the site at sign-in and at sign-out, without a value that means anybody. */
const SIGNED_IN = /\btalk_messenger_in=1/;
const SIGNED_OUT = 'talk_messenger_out';

/**
 * Asks the site itself (`data-identity`, a path of its own) who is signed in, and tells Ortto, or the messenger of a Talk
 * server. Asked by POST, which no cache answers, and only where the visitor has signed in. Without an email address or a
 * Talk server's token the answer is nobody. A session that Ortto's API gave goes to Ortto's script as soon as that is there,
 * behind what says who the visitor is; not through `identify`, whose payload is kept and sent on.
 */
const identify = async (talkSuite: TalkSuite): Promise<void> => {
  try {
    const answer = await fetch(attributes.identity!, {
      method: 'POST',
      mode: 'same-origin',
      cache: 'no-store',
    });
    const { talkSession, ...visitor } = (await answer.json()) as Partial<
      Record<'email' | 'talkToken' | 'talkSession', unknown>
    >;
    if (
      typeof (visitor.email ?? visitor.talkToken) === 'string' &&
      talkSuite.identify({ ...JSON.parse(attributes.track ?? '{}'), ...visitor })
    )
      restartVerified(talkSession);
  } catch {
    // No answer, or another one: nobody is known.
  }
};

/**
 * Someone has signed out on this device: Ortto is to forget the session, where its script can, and the messenger what it
 * keeps (`messenger/front/storage.ts`), which it has not read yet.
 */
const forget = (): void => {
  (ownGlobal('ap3c') || {}).clearSession?.();
  try {
    for (const storage of [localStorage, sessionStorage]) storage.removeItem(`talksuite:${attributes.key}`);
  } catch {
    // No storage, so nothing is in it.
  }
  document.cookie = `${SIGNED_OUT}=;path=/;max-age=0`;
};

/**
 * Has Ortto or the Talk server told who is signed in. Called before the loader starts: Talk was decided to show, its moment
 * has come and consent is there: then, and only then, the loader is in such a state.
 */
export const identifyVisitor = (): void =>
  addEventListener(
    'talksuite:state',
    () => {
      const talkSuite = ownGlobal('talkSuite') as TalkSuite;
      if (!attributes.identity || talkSuite.decision().talk === 'hide') return;
      const { state } = talkSuite;
      const isServers = isServersMessenger(state);
      const cookies = fromDocument('cookie');
      if ((state === 'ready' || isServers) && cookies.includes(SIGNED_OUT)) forget();
      if ((state === 'loading' || isServers) && SIGNED_IN.test(cookies)) void identify(talkSuite);
    },
    true,
  );
