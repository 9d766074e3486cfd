import type { FieldError } from '../state/document.ts';

/** The errors at a path or below it. */
export const errorsAt = (errors: readonly FieldError[], path: string): readonly FieldError[] =>
  errors.filter(({ field }) => field === path || field.startsWith(`${path}.`));

/** The errors that no field of the screen shows, so that none is lost. */
export const errorsElsewhere = (
  errors: readonly FieldError[],
  paths: readonly string[],
): readonly FieldError[] =>
  errors.filter(({ field }) => !paths.some((path) => field === path || field.startsWith(`${path}.`)));
