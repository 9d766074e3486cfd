import type { EntryReading } from '@talk-suite/core/connection';
import type { SettingsDocument } from '../state/document.ts';

export const BLANK: EntryReading = { kind: 'blank' };

/** The draft with the connection that is being entered. */
export const withReading = (draft: SettingsDocument, reading: EntryReading): SettingsDocument =>
  reading.kind === 'understood'
    ? { ...draft, settings: { ...draft.settings, connection: reading.connection } }
    : draft;
