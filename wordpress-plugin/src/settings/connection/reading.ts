import type { EntryReading } from '@talk-suite/core/connection';
import type { FindingInWords } from '@talk-suite/core/findings';
import type { TextKey } from '../../page/data.ts';
import { inWords } from '../../page/t.ts';

/** What an entry amounts to here: this host has reasons of its own against one. */
export type Reading = EntryReading<TextKey>;

/** What is wrong with an entry, as a server would answer it. */
export const errorsIn = (reading: Reading): FindingInWords[] =>
  reading.kind === 'refused' ? reading.errors.map(inWords) : [];
