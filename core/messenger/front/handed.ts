import type { Handed } from '../../loader/handed.ts';
import type { TalkSuiteView } from '../../loader/talk-suite.ts';

/** What the launcher hands to the front. */
export interface Front extends Handed {
  readonly shadow: ShadowRoot;
  readonly button: HTMLButtonElement;
}

/** What the front offers to the launcher. */
export interface RunningFront {
  open(view?: TalkSuiteView): void;
}
