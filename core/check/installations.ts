import { knownHosts, parse, scriptOfDataUrl } from '../connection/index.ts';
import { codeOf } from '../findings.ts';
import type { PageDocument, PageScript } from './document.ts';

/**
 * Something on a page, next to our own tag, that brings Ortto's tracking code. `code`: the tracking code itself;
 * `script`: a script of Ortto's; `tagManager`: might bring it, since its containers cannot be seen.
 */
export interface OtherInstallation {
  readonly kind: 'code' | 'script' | 'tagManager';
  /** The account, as far as the code says; the script's address; the container's number. */
  readonly name: string;
  /** Line of the page's HTML, from 1. */
  readonly line: number;
}

/** Larger scripts, and more of them, are looked through for addresses only: their size was chosen by the page's author. */
const CODE_LIMIT = 60_000;
const CODES = 5;
const CONTAINER = /\bGTM-[A-Z0-9]{4,12}\b/;
/** Errors of a text that installs nothing: it may still speak to `ap3c`. */
const INSTALLS_NOTHING: ReadonlySet<string> = new Set(['noSnippet', 'noInit', 'commentedOut', 'unreadable']);

const knownScripts = knownHosts.filter(({ kind }) => kind === 'script').map(({ url }) => url);

/** An address of Ortto's script in a text, with whatever follows it on the way (`?ver=1`); the first of them. */
const scriptIn = (text: string, addresses: readonly string[]): string | null =>
  addresses.find((address) => text.includes(address)) ?? null;

/** Inside scripts addresses may be written as JSON prints them, and without their scheme. */
const plain = (text: string): string =>
  text.replaceAll('\\/', '/').replaceAll(/(^|["'(=\s])\/\//g, '$1https://');

/** A script with its text, also where an optimizer has put that into its address. */
const opened = (script: PageScript): PageScript => {
  const text = scriptOfDataUrl(script.src);
  return text === null ? script : { ...script, src: '', text };
};

const mayBeCode = ({ src, text }: PageScript): boolean =>
  src === '' && text.includes('ap3c') && text.length <= CODE_LIMIT;

const codeIn = ({ text, line }: PageScript): OtherInstallation | null => {
  const read = parse(`<script>${text}</script>`);
  if (read.ok) return { kind: 'code', name: read.instance, line };
  return read.errors.every((each) => INSTALLS_NOTHING.has(codeOf(each)))
    ? null
    : { kind: 'code', name: '', line };
};

/** What is known by an address: a script of Ortto's, or a tag manager. */
const addressIn = (
  { src, text, line }: PageScript,
  addresses: readonly string[],
): OtherInstallation | null => {
  const where = src || text;
  const address = scriptIn(plain(where), addresses);
  if (address !== null) return { kind: 'script', name: address, line };
  const container = where.includes('googletagmanager.com') ? CONTAINER.exec(where) : null;
  return container && { kind: 'tagManager', name: container[0], line };
};

/**
 * Other installations of the tracking code on a page, each once. What a script adds to the page later is not in its
 * HTML; there the loader keeps from loading twice.
 * @param scriptUrl the connected account's own script, where it is none of Ortto's usual ones
 */
export const otherInstallations = (
  { scripts: written }: PageDocument,
  scriptUrl: string | null = null,
): readonly OtherInstallation[] => {
  const addresses = scriptUrl === null ? knownScripts : [...new Set([...knownScripts, scriptUrl])];
  const scripts = written.map(opened);
  const codes = new Set(scripts.filter(mayBeCode).slice(0, CODES));
  const found = scripts.flatMap(
    (script) => (codes.has(script) ? codeIn(script) : null) ?? addressIn(script, addresses) ?? [],
  );
  const once = new Map(found.toReversed().map((each) => [`${each.kind} ${each.name}`, each]));
  return [...once.values()].toReversed();
};
