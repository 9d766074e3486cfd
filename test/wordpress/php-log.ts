/**
 * Splits PHP's error log into entries; a stack trace belongs to the entry before it.
 *
 * @param text lines of the form `[22-Nov-2026 21:47:00 UTC] PHP Warning:  …`
 */
export const entriesOf = (text: string): string[] =>
  text
    .split(/^(?=\[\d{2}-\w{3}-\d{4} )/m)
    .map((entry) => entry.trimEnd())
    .filter((entry) => entry !== '');
