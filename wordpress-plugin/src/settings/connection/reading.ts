import type { EntryReading } from '@talk-suite/core/connection';
import type { TextKey } from '../../page/data.ts';
import type { SettingsDocument } from '../state/document.ts';

/** What an entry amounts to here: this host has reasons of its own against one. */
export type Reading = EntryReading<TextKey>;

export const BLANK: Reading = { kind: 'blank' };

/** The draft with the connection that is being entered. */
export const withReading = (draft: SettingsDocument, reading: Reading): SettingsDocument =>
  reading.kind === 'understood'
    ? { ...draft, settings: { ...draft.settings, connection: reading.connection } }
    : draft;
