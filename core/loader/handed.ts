import type { TalkSuite, TalkSuiteView } from './talk-suite.ts';

/** What the loader hands to the launcher: its tag's attributes, checked as always, and the way to Ortto's script. */
export interface Handed {
  readonly talkSuite: TalkSuite;
  /** `data-launcher`: how the launcher looks (`messenger/launcher-attribute.ts`). */
  readonly launcher: string;
  /** `data-messenger`: the hash of the settings' file, or the settings themselves as JSON. */
  readonly settings: string;
  readonly key: string;
  /** The capture host, or the Talk server, with a slash at the end. */
  readonly host: string;
  /** What the site has said of the visitor (`talkSuite.identify`), and says later. */
  readonly known: Readonly<Record<string, unknown>>;
  /** Loads the script of the account, as the loader does without a messenger. */
  load(): void;
  /** What `open` was called with before the launcher was there. */
  readonly wanted?: TalkSuiteView | undefined;
}
