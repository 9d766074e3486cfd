import type { EntryReading } from '@talk-suite/core/connection';
import { CONNECTION_AREAS, tell } from '../../page/findings.ts';
import type { FieldError } from '../state/document.ts';

/** What is wrong with an entry, at its fields and in the reader's language. */
export const errorsIn = (reading: EntryReading): FieldError[] =>
  reading.kind === 'refused'
    ? reading.errors.map((finding) => ({
        code: finding.code,
        field: finding.field,
        message: tell(finding, 'error', CONNECTION_AREAS),
      }))
    : [];
