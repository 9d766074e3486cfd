import { Parser } from 'htmlparser2';

/** A script that would run: a script element, or an event handler that mentions Ortto. */
export interface PageScript {
  /** Its address as it is written; empty for a script that is in the page itself. */
  readonly src: string;
  /** What is between its tags, or in the attribute. */
  readonly text: string;
  /** Line of the document on which it begins, from 1. */
  readonly line: number;
}

/** What a page's HTML says about policies, about our own tag, and about other scripts. */
export interface PageDocument {
  /** `content` of each policy in a meta element, in order. */
  readonly meta: readonly string[];
  /** Attributes of the loader's tag, if the page has one. */
  readonly loader: Readonly<Record<string, string>> | null;
  /** Nonces of scripts, each once: the site's own, for a tag that is not there yet. */
  readonly nonces: readonly string[];
  readonly scripts: readonly PageScript[];
}

/** Elements that a head may hold; any other, and any text, ends it. */
const IN_HEAD: ReadonlySet<string> = new Set(
  'html head base basefont bgsound link meta title style script noscript noframes template'.split(' '),
);
/** Elements whose content is inert in a browser that runs scripts. */
const INERT: ReadonlySet<string> = new Set(['template', 'noscript']);
/** Elements whose text is no text of the page. */
const RAW: ReadonlySet<string> = new Set(['script', 'style', 'title', 'noframes']);
/** Types of scripts that browsers run (HTML §4.12.1); any other is data. */
const RUNS = /^(module|(text|application)\/(x-)?(java|ecma)script)?$/i;
const MAX_NONCES = 20;

type Attributes = Readonly<Record<string, string>>;

/** The loader's tag carries its configuration; any of these distinguishes it from other scripts. */
const isLoader = (attributes: Attributes): boolean =>
  'src' in attributes &&
  ['data-key', 'data-mode'].some((name) => name in attributes) &&
  ['data-by', 'data-pending', 'data-rest', 'data-rules'].some((name) => name in attributes);

const isPolicy = (attributes: Attributes): boolean =>
  attributes['http-equiv']?.trim().toLowerCase() === 'content-security-policy';

/** Number of the line on which each place is; places must come in order. */
const lineCounter = (text: string): ((index: number) => number) => {
  let line = 1;
  let from = 0;
  return (index) => {
    for (let next = text.indexOf('\n', from); next >= 0 && next < index; next = text.indexOf('\n', from)) {
      line += 1;
      from = next + 1;
    }
    return line;
  };
};

/**
 * Reads a page as a browser would that runs scripts: a policy in a meta element counts in the head only, and nothing
 * does that is inside a template or shown without scripts.
 * @param html perhaps cut off
 */
export const readDocument = (html: string): PageDocument => {
  const meta: string[] = [];
  const nonces = new Set<string>();
  const scripts: PageScript[] = [];
  const lineAt = lineCounter(html);
  let loader: Attributes | null = null;
  let inHead = true;
  let inert = 0;
  let raw: string | null = null;
  let script: { src: string; text: string[]; line: number } | null = null;

  const openScript = (attributes: Attributes, index: number): void => {
    if (!RUNS.test(attributes.type?.trim() ?? '')) return;
    if (attributes.nonce && nonces.size < MAX_NONCES) nonces.add(attributes.nonce);
    if (isLoader(attributes)) loader ??= { ...attributes };
    else script = { src: attributes.src ?? '', text: [], line: lineAt(index) };
  };

  const readHandlers = (attributes: Attributes, index: number): void => {
    for (const [name, text] of Object.entries(attributes))
      if (name.startsWith('on') && text.includes('ap3c'))
        scripts.push({ src: '', text, line: lineAt(index) });
  };

  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (INERT.has(name)) inert += 1;
      if (inert > 0) return;
      if (RAW.has(name)) raw = name;
      if (!IN_HEAD.has(name)) inHead = false;
      if (name === 'meta' && inHead && isPolicy(attributes)) meta.push(attributes.content ?? '');
      if (name === 'script') openScript(attributes, parser.startIndex);
      readHandlers(attributes, parser.startIndex);
    },
    onclosetag: (name) => {
      if (INERT.has(name)) inert -= 1;
      if (name === raw) raw = null;
      if (name === 'head') inHead = false;
      if (name !== 'script' || !script) return;
      scripts.push({ ...script, text: script.text.join('') });
      script = null;
    },
    ontext: (data) => {
      if (script) script.text.push(data);
      else if (raw === null && inert === 0 && data.trim() !== '') inHead = false;
    },
  });
  parser.end(html);
  return { meta, loader, nonces: [...nonces], scripts };
};
