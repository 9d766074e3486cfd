/** The hosts of a text with one a line; blank lines and repetitions do not count. */
export const hostsOf = (text: string): string[] => [
  ...new Set(
    text
      .split(/[\s,]+/)
      .map(tidyHost)
      .filter((line) => line !== ''),
  ),
];

/** People paste whole addresses: the host of one, in small letters. */
const tidyHost = (line: string): string =>
  line
    .trim()
    .toLowerCase()
    .replace(/^https:\/\/([^/?#]*).*$/, '$1');

/** In the list of tracking keys: any key. */
export const ANY_KEY = '*';

/** The tracking keys of a text with one a line; blank lines and repetitions do not count. */
export const keysOf = (text: string): string[] => [
  ...new Set(text.split(/[\s,]+/).filter((key) => key !== '')),
];

export interface BadEntry {
  readonly entry: string;
  readonly message: string;
}

/** The entries that cannot be used, with why; `check` says why for one, or null. */
export const badEntries = (entries: readonly string[], check: (entry: string) => string | null): BadEntry[] =>
  entries.flatMap((entry) => {
    const message = check(entry);
    return message === null ? [] : [{ entry, message }];
  });
