import { Parser } from 'htmlparser2';
import { scriptOfDataUrl } from './data-url.ts';

/** What a piece of HTML holds that may be a tracking code. */
export interface PageReading {
  /** The texts of script elements that would run, of scripts inside their addresses, and of event handlers. */
  readonly bodies: readonly string[];
  /** The addresses of script elements that would run. */
  readonly addresses: readonly string[];
  /** Further texts to be read like the whole: `srcdoc`, CDATA, and attributes that hold code in some framework. */
  readonly sources: readonly string[];
  /** The text a reader sees, entities decoded, with its line breaks. */
  readonly text: string;
  readonly comments: string;
}

/** Elements whose scripts do not run. */
const inert: ReadonlySet<string> = new Set(['noscript', 'template']);
const breaking: ReadonlySet<string> = new Set(['br', 'p', 'div', 'li', 'tr', 'pre', 'blockquote']);
const cdata = '[CDATA[';

const mentionsOrtto = (text: string): boolean => text.includes('ap3c');

/** Attributes that are an element's address, also where an optimizer or a consent tool has put it aside. */
const isAddress = (name: string): boolean => name === 'src' || /^data-(?:[a-z-]+-)?src$/.test(name);

export const readPage = (html: string): PageReading => {
  const bodies: string[] = [];
  const addresses: string[] = [];
  const sources: string[] = [];
  const text: string[] = [];
  const comments: string[] = [];
  let body: string[] | null = null;
  let inertDepth = 0;

  const readAttribute = (element: string, name: string, value: string): void => {
    const script = element === 'script' && isAddress(name) ? scriptOfDataUrl(value) : null;
    if (script !== null) bodies.push(script);
    else if (element === 'script' && isAddress(name) && value !== '') addresses.push(value);
    else if (mentionsOrtto(value)) (name.startsWith('on') ? bodies : sources).push(value);
  };

  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (inert.has(name)) inertDepth += 1;
      if (breaking.has(name)) text.push('\n');
      if (inertDepth === 0)
        for (const [attribute, value] of Object.entries(attributes)) readAttribute(name, attribute, value);
      if (name === 'script') body = [];
    },
    onclosetag: (name) => {
      if (inert.has(name)) inertDepth -= 1;
      if (name !== 'script' || !body) return;
      if (inertDepth === 0) bodies.push(body.join(''));
      body = null;
    },
    ontext: (data) => (body ?? text).push(data),
    oncomment: (data) => {
      if (!data.startsWith(cdata)) comments.push(data);
      else if (inertDepth === 0 && mentionsOrtto(data)) sources.push(data.slice(cdata.length, -2));
    },
  });
  parser.end(html);
  return { bodies, addresses, sources, text: text.join(''), comments: comments.join('\n') };
};
