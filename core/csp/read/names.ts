/** Names of headers that carry policies, today's and former ones, as a part of a pattern. */
export const NAME = '(?:x-)?content-security-policy(?:-report-only)?|x-webkit-csp(?:-report-only)?';

/** A text without the lines that are comments. */
export const withoutComments = (text: string, begin: RegExp): string =>
  text
    .split('\n')
    .filter((line) => !begin.test(line))
    .join('\n');
