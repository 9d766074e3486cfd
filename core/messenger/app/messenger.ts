// The messenger on a page that no host of ours has prepared: app.js draws its launcher, which brings the rest on intent.
import type { TalkOfServer } from '../../contract/loader/wire.ts';
import type { Handed } from '../../loader/handed.ts';
import type { TalkSuite } from '../../loader/talk-suite.ts';
import { launcherAttribute } from '../launcher-attribute.ts';
import { localized } from '../public-settings.ts';
import { languageOf, type Language } from '../words/language.ts';

/** Written by the build: the launcher's file next to this one, and its words. */
declare const LAUNCHER: string;
declare const LAUNCHER_WORDS: Readonly<Record<Language, readonly [open: string, trouble: string]>>;

export interface Drawn {
  readonly key: string;
  /** With a slash at the end. */
  readonly host: string;
  readonly talk: TalkOfServer;
  /** What the page has said of its visitor, and says later. */
  readonly visitor: Readonly<Record<string, unknown>>;
}

/** Whether this page has a messenger: a host's own loader has brought one. */
const isThere = (): boolean => document.querySelector('talk-suite-messenger') !== null;

/** `window.talkSuite` for a page without our loader: what can be done there is the launcher's. */
const newTalkSuite = (): TalkSuite => ({
  state: 'front',
  decision: () => ({ talk: 'show', because: { by: 'default' } }),
  open: () => false,
  show: () => false,
  hide: () => false,
  identify: () => true,
  allow: () => false,
});

/** What a drawn launcher is, for what is shown next to it. */
export interface DrawnLauncher {
  readonly talkSuite: TalkSuite;
  /** `data-launcher`. */
  readonly launcher: string;
}

/** Draws the launcher, once. @returns null where there is one already */
export const drawMessenger = async ({ key, host, talk, visitor }: Drawn): Promise<DrawnLauncher | null> => {
  if (isThere()) return null;
  const { settings } = talk;
  const languages = [document.documentElement.lang, ...navigator.languages].filter(Boolean);
  const [name, trouble] = LAUNCHER_WORDS[languageOf(...languages)];
  // By its whole address: for a script of another origin, `import` has no folder to start from.
  const { default: start } = (await import(new URL(LAUNCHER, host).href)) as {
    default(handed: Handed): void;
  };
  if (isThere()) return null;
  const talkSuite = (window.talkSuite ??= newTalkSuite());
  // What the team says first has come with the settings.
  const asked = { ...settings, visitors: { ...settings.visitors, outbound: false } };
  const launcher = launcherAttribute(asked, {
    label: localized(settings, languages).launcherLabel,
    name,
    trouble,
  });
  start({
    talkSuite,
    launcher,
    settings: JSON.stringify(settings),
    key,
    host,
    // There is no other chat to fall back to: the launcher says that it cannot connect.
    load: () => undefined,
    known: visitor,
  });
  return { talkSuite, launcher };
};
