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

export interface BadHost {
  readonly host: string;
  readonly message: string;
}

/** The entries that cannot be a host, with why; `check` says why for one, or null. */
export const badHosts = (hosts: readonly string[], check: (host: string) => string | null): BadHost[] =>
  hosts.flatMap((host) => {
    const message = check(host);
    return message === null ? [] : [{ host, message }];
  });
