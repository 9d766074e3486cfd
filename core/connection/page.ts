import { Parser } from 'htmlparser2';

/** What a piece of HTML holds that may be a tracking code. */
export interface Page {
  /** The texts of script elements that would run. */
  readonly bodies: readonly string[];
  /** The addresses of script elements that would run. */
  readonly addresses: readonly string[];
  /** The text a reader sees, entities decoded, with its line breaks. */
  readonly text: string;
  readonly comments: string;
}

/** Elements whose scripts do not run. */
const inert: ReadonlySet<string> = new Set(['noscript', 'template']);
const breaking: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'pre', 'blockquote']);

export const readPage = (html: string): Page => {
  const bodies: string[] = [];
  const addresses: string[] = [];
  const text: string[] = [];
  const comments: string[] = [];
  let body: string[] | null = null;
  let inertDepth = 0;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (inert.has(name)) inertDepth += 1;
      if (breaking.has(name)) text.push('\n');
      if (name !== 'script') return;
      body = [];
      if (attributes.src && inertDepth === 0) addresses.push(attributes.src);
    },
    onclosetag: (name) => {
      if (inert.has(name)) inertDepth -= 1;
      if (name !== 'script' || !body) return;
      if (inertDepth === 0) bodies.push(body.join(''));
      body = null;
    },
    ontext: (data) => (body ?? text).push(data),
    oncomment: (data) => comments.push(data),
  });
  parser.end(html);
  return { bodies, addresses, text: text.join(''), comments: comments.join('\n') };
};
