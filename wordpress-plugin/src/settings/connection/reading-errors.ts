import type { FindingInWords } from '@talk-suite/core/findings';
import { inWords } from '../../page/t.ts';
import type { Reading } from './reading.ts';

/** What is wrong with an entry, as a server would answer it. */
export const errorsIn = (reading: Reading): FindingInWords[] =>
  reading.kind === 'refused' ? reading.errors.map(inWords) : [];
