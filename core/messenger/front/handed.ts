import type { TalkSuite, TalkSuiteEvents, TalkSuiteView } from '../../loader/talk-suite.ts';

/** What the loader hands to the launcher: its tag's attributes, checked as always, and the way to Ortto's script. */
export interface Handed {
  readonly talkSuite: TalkSuite;
  /** `data-launcher`: how the launcher looks (`launcher-attribute.ts`). */
  readonly launcher: string;
  /** `data-messenger`: the hash of the settings' file, or the settings themselves as JSON. */
  readonly settings: string;
  readonly key: string;
  /** The capture host, or the Talk server, with a slash at the end. */
  readonly host: string;
  /** Loads the script of the account, as the loader does without a messenger. */
  load(): void;
  /** What `open` was called with before the launcher was there. */
  readonly wanted?: TalkSuiteView | undefined;
}

/** What the launcher hands to the front. */
export interface Front extends Handed {
  readonly shadow: ShadowRoot;
  readonly button: HTMLButtonElement;
  /** Shows how many messages wait; 0 takes the number away. */
  badge(count: number): void;
  /** Whether the launcher itself is shown: it is not where Ortto's is. */
  show(visible: boolean): void;
  emit<Name extends keyof TalkSuiteEvents>(name: Name, detail: TalkSuiteEvents[Name]): void;
  /** What the site said of the visitor (`talkSuite.identify`). */
  known(): Readonly<Record<string, unknown>>;
}

/** What the front offers to the launcher. */
export interface RunningFront {
  open(view?: TalkSuiteView): void;
  close(): void;
  readonly isOpen: boolean;
}
