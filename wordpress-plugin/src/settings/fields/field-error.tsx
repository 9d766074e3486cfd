import type { FindingInWords } from '@talk-suite/core/findings';
import * as React from 'react';

/** What is wrong with a field, below it. */
export const FieldErrors = ({ errors, id }: { errors: readonly FindingInWords[]; id?: string }) =>
  errors.length === 0 ? null : (
    <span className="talk-error" id={id}>
      {errors.map(({ field, code, message }) => (
        <span key={field + code}>{message}</span>
      ))}
    </span>
  );
