// The stand-in's `app.js`: what is publicly known of Ortto's script, and a chat of its own.
import { showChat } from './chat.ts';
import { clearCookies, readCookie, setCookies } from './cookies.ts';
import { bodyOf, post } from './wire.ts';

export interface InitOptions {
  disableTalk?: boolean;
  cookieDomains?: string[];
  gdpr?: { hasConsentGiven?: boolean };
}

export interface TrackPayload {
  email?: string;
  ei?: string;
  p?: string;
  first?: string;
  last?: string;
  ac?: unknown[];
  cc?: boolean;
  skipNonExisting?: boolean;
}

interface Ap3c {
  cmd: { push(...commands: (() => void)[]): number };
  act?: unknown[];
  init(key: string, host: string, options?: InitOptions): void;
  track(payload: TrackPayload, done?: () => void): void;
  activity(activity: unknown): void;
  getCookie(): string;
  clearSession(): void;
  /** What the real one is called is not published, see core/loader/verified-session.ts. */
  talk: { restart(token: string): void };
}

type Queued = Partial<Omit<Ap3c, 'cmd'>> & { cmd?: (() => void)[] };

interface Account {
  key: string;
  host: string;
  options: InitOptions;
  session: string;
}

const page = window as unknown as { ap3c?: Queued };
const ap3c = (page.ap3c = page.ap3c ?? {}) as Queued;

let account: Account | undefined;
let visitor: TrackPayload = {};
let talkToken = '';

const failed = (error: unknown): void => console.warn('The stand-in for Ortto could not be reached.', error);

const send = (path: string, more: object = {}): Promise<Record<string, unknown>> => {
  if (!account) return Promise.reject(new Error('init was not called'));
  const { key, host, options, session } = account;
  return post(`${host}-/${path}`, { ...bodyOf(key, session, options, visitor, talkToken), ...more });
};

const askForWidgets = async (): Promise<void> => {
  const { sandbox } = (await send('widgets/get')) as {
    sandbox?: { talk?: { agent: { name: string } } };
  };
  if (account && sandbox?.talk) showChat({ ...account, agent: sandbox.talk.agent.name });
};

const sendActivity = (activity: unknown): void => {
  send('events/page-event', { activity }).catch(failed);
};

ap3c.init = (key, host, options = {}) => {
  account = { key, host, options, session: setCookies(options.cookieDomains ?? []) };
  // After the rest of the queue, so that who the visitor is goes with it.
  queueMicrotask(() => askForWidgets().catch(failed));
};
ap3c.track = (payload, done) => {
  visitor = { ...visitor, ...payload };
  const sent = async (): Promise<void> => {
    await send('events/page-event');
    done?.();
  };
  sent().catch(failed);
};
ap3c.getCookie = () => readCookie('ap3c');
ap3c.clearSession = () => {
  clearCookies(account?.options.cookieDomains ?? []);
  visitor = {};
  talkToken = '';
};
ap3c.talk = {
  restart: (token) => {
    talkToken = token;
    askForWidgets().catch(failed);
  },
};

const run = (command: () => void): void => {
  try {
    command();
  } catch (error) {
    console.error(error);
  }
};

const waiting = ap3c.cmd ?? [];
(ap3c as Ap3c).cmd = {
  push(...commands) {
    commands.forEach(run);
    return commands.length;
  },
};
// Arrays only: a second copy of this script meets the object above.
if (Array.isArray(waiting)) waiting.forEach(run);

ap3c.act?.forEach(sendActivity);
delete ap3c.act;
ap3c.activity = sendActivity;
