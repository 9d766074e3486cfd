import { attributes } from './tag.ts';
import type { TalkSuiteState } from './talk-suite.ts';

/** The messenger of a Talk server, known by its key (`connection/key.ts`), has no script that is loaded later. */
export const isServersMessenger = (state: TalkSuiteState): boolean =>
  state === 'front' && attributes.key!.startsWith('talk-');
