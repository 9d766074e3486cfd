import { findingsOf } from '../findings.ts';
import type { TextKey } from '../texts/index.ts';
import type { SourceId } from './requirements/talk-sources.ts';

/** What no source can fix, or what needs the owner's permission. */
export const blocker = findingsOf('csp.error');
export const warning = findingsOf('csp.warning');

/** Key of a text that says why a source is needed. */
export type ReasonKey = Extract<TextKey, `csp.why.${string}`>;

/** Why Talk needs a source, by its row in the table, as the key of a text. */
export const reasonOf = (id: SourceId | 'keptWorkers'): ReasonKey => `csp.why.${id}`;
