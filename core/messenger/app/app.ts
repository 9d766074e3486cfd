// A Talk server's `app.js`: what a tracking code loads. It gives the page what Ortto's script gives (`PageApi`), tracks
// nobody, and brings the messenger where the server knows the page. Before a visitor acts it stores nothing; a plain
// page asks the server once for the messenger's settings.
import type { InitOptions, PageApi, QueuedPageApi, TrackPayload } from '../../contract/loader/page-api.ts';
import { CAPTURE_PATHS } from '../../contract/loader/paths.ts';
import type { CaptureBody, WidgetsAnswer } from '../../contract/loader/wire.ts';
import { addSaid, type Said } from '../../loader/said.ts';
import type { Outbound } from '../outbound/outbound.ts';
import { drawMessenger } from './messenger.ts';
import { followOutbound } from '../outbound/follow.ts';
import { forgetSession, sessionOf } from './session.ts';

/** Written by the build: the file that shows what the team says first. */
declare const OUTBOUND: string;

interface Account {
  readonly key: string;
  /** With a slash at the end. */
  readonly host: string;
  readonly options: InitOptions;
}

const page = window as unknown as { ap3c?: QueuedPageApi };
const ap3c = (page.ap3c = page.ap3c ?? {}) as QueuedPageApi;

let account: Account | undefined;
/** What the page has said of its visitor. The messenger reads it, too, and so hears of what is said later. */
const visitor: Said & { -readonly [Name in keyof TrackPayload]: TrackPayload[Name] } = {};
/** Of who is signed in at the site, until they sign out. */
let talkToken: string | undefined;
/** Whether the messenger is being told: a host's loader calls us in turn. */
let telling = false;

const ask = async ({ key, host, options }: Account): Promise<WidgetsAnswer> => {
  const body: CaptureBody = {
    h: key,
    s: sessionOf(key),
    u: location.href,
    l: document.documentElement.lang || navigator.language,
    ag: options.gdpr?.hasConsentGiven ?? false,
    tk: true,
    v: 0,
    // Some of what the team says first is for people whom the site knows, some for the others.
    ...(visitor.email && { e: visitor.email }),
    ...(visitor.ei && { ei: visitor.ei }),
    ...(talkToken && { tt: talkToken }),
    ...(visitor.first && { first: visitor.first }),
  };
  // As text: a browser asks for no leave first.
  const response = await fetch(host + CAPTURE_PATHS.widgets, {
    method: 'POST',
    body: JSON.stringify(body),
    credentials: 'omit',
  });
  return (await response.json()) as WidgetsAnswer;
};

const bringTalk = async (asked: Account): Promise<void> => {
  const { pathname: path } = location;
  const { talk_suite: talk, widgets } = await ask(asked);
  if (account !== asked) return;
  if (talk === undefined) {
    console.warn(
      `The Talk server at ${asked.host} shows no messenger here: it has no site with this tracking key whose pages are at ${location.origin}. Add the address to the site's pages on the server.`,
    );
    return;
  }
  const { key, host, options } = asked;
  if (talkToken) visitor.talkToken ??= talkToken;
  const drawn = await drawMessenger({ key, host, talk, visitor });
  if (!drawn || !talk.outbound) return;
  followOutbound(
    {
      ...drawn,
      key,
      bring: () =>
        import(new URL(OUTBOUND, host).href) as Promise<{ default(outbound: Outbound): () => void }>,
      ask: async () => (await ask(asked)).widgets,
      mayKeep: options.gdpr?.hasConsentGiven === true,
    },
    { path, widgets },
  );
};

const run = (command: () => void): void => {
  try {
    command();
  } catch (error) {
    console.error(error);
  }
};

ap3c.init = (key, host, options = {}) => {
  if (account !== undefined) return;
  const mine: Account = { key, host, options };
  account = mine;
  ({ talkToken } = options);
  if (options.disableTalk === true) return;
  // After the rest of the queue, so that who the visitor is goes with it.
  queueMicrotask(() => {
    bringTalk(mine).catch((error: unknown) =>
      console.warn(`The Talk server at ${host} could not be reached.`, error),
    );
  });
};

/** Where the messenger is there already, it hears of it. */
const tell = (payload: object): void => {
  if (telling) return;
  telling = true;
  window.talkSuite?.identify(payload);
  telling = false;
};

ap3c.track = (payload, done) => {
  addSaid(visitor, payload as Said);
  tell(payload);
  if (done) queueMicrotask(() => run(done));
};
// Nothing is done with what pages report: a Talk server has no campaigns.
ap3c.activity = () => undefined;
ap3c.getCookie = () => (account === undefined ? '' : sessionOf(account.key));
ap3c.clearSession = () => {
  for (const name in visitor) delete visitor[name];
  talkToken = '';
  tell({ talkToken });
  if (account !== undefined) forgetSession(account.key);
};

const waiting = ap3c.cmd;
(ap3c as PageApi).cmd = {
  push(...commands) {
    commands.forEach(run);
    return commands.length;
  },
};
delete ap3c.act;
// An array only: a second copy of this script meets the object above.
if (Array.isArray(waiting)) waiting.forEach(run);
