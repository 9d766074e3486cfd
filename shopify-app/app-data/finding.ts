import { findingsOf, type Finding as AnyFinding } from '@talk-suite/core/findings';
import type { TextKey } from '../texts/index.ts';

/** A finding of the core or of this app. */
export type Finding = AnyFinding<TextKey>;

/** A finding about the app data: the text `appData.error.<code>` at a field. */
export const finding = findingsOf<'appData.error', TextKey>('appData.error');
