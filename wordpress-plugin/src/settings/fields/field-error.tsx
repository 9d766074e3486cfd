import * as React from 'react';
import type { FieldError } from '../state/document.ts';

/** What is wrong with a field, below it. */
export const FieldErrors = ({ errors, id }: { errors: readonly FieldError[]; id?: string }) =>
  errors.length === 0 ? null : (
    <span className="talk-error" id={id}>
      {errors.map(({ field, code, message }) => (
        <span key={field + code}>{message}</span>
      ))}
    </span>
  );
