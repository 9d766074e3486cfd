/** Strings of programming languages and configurations, read up to where they end. */

export interface ReadString {
  /** What the program would have: variables stay as they are written, for a server to fill in. */
  readonly text: string;
  /** Where the next character is. */
  readonly end: number;
}

/** Which characters a backslash keeps: all of them where it is a language's escape, else itself and the quote. */
type Escapes = 'quoteOnly' | 'code';

const controls: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '\n': '' };

const unescaped = (letter: string, quote: string, escapes: Escapes): string => {
  if (letter === quote || letter === '\\') return letter;
  if (escapes === 'quoteOnly' || quote === "'") return `\\${letter}`;
  return controls[letter] ?? letter;
};

/** One string in quotes, or null where none begins or none ends. */
export const stringAt = (text: string, start: number, escapes: Escapes): ReadString | null => {
  const quote = text[start] ?? '';
  if (!/["'`]/.test(quote)) return null;
  let read = '';
  for (let at = start + 1; at < text.length; at += 1) {
    const letter = text[at]!;
    if (letter === quote) return { text: read, end: at + 1 };
    if (letter === '\\') {
      at += 1;
      read += unescaped(text[at] ?? '', quote, escapes);
    } else read += letter;
  }
  return null;
};

/** What is between two strings that are put together: `. $nonce .` in PHP, `+ nonce +` in JavaScript. */
const joint = /\s*[.+]\s*(?:([$\w][\w.>()$[\]-]*?)\s*[.+]\s*)?(?=["'`])/y;

/** What is put behind the last of them: `. $policy )`. */
const last = /\s*[.+]\s*([$\w][\w.>$[\]-]*)/y;

const variable = (name = ''): string => (name === '' || /^\$\w+$/.test(name) ? name : `{{${name}}}`);

/** Strings that a program puts together; a variable of its comes out as `{{name}}`, PHP's as `$name`. */
export const joinedAt = (text: string, start: number): ReadString | null => {
  let read = stringAt(text, start, 'code');
  while (read) {
    joint.lastIndex = last.lastIndex = read.end;
    const between = joint.exec(text);
    const next: ReadString | null = between && stringAt(text, joint.lastIndex, 'code');
    if (!between || !next) {
      const behind = last.exec(text);
      return behind ? { text: read.text + variable(behind[1]), end: last.lastIndex } : read;
    }
    read = { text: read.text + variable(between[1]) + next.text, end: next.end };
  }
  return null;
};
