import { createHash } from 'node:crypto';
import { Parser } from 'htmlparser2';
import { assess, type Assessment, type Page } from '../csp/index.ts';
import { dispositionOf } from '../csp/parse.ts';
import { mergeOptions, type AccountOptions } from './csp-input.ts';
import { changes, explanation, findingLines, lintLines } from './csp-words.ts';
import { fetchPage, type FetchedPage } from './page-fetch.ts';

export interface CheckOptions extends AccountOptions {
  readonly json?: boolean;
}

interface Document {
  readonly meta: readonly string[];
  /** Attributes of the loader's tag, if the page has one. */
  readonly tag: Readonly<Record<string, string>> | null;
  /** The nonce of any script: the site's own, for a tag that is not there yet. */
  readonly nonce: string | null;
}

/** The loader's tag carries its configuration; any of these tells it from other scripts. */
const isLoader = (attributes: Readonly<Record<string, string>>): boolean =>
  'src' in attributes && 'data-by' in attributes && ('data-key' in attributes || 'data-mode' in attributes);

const readDocument = (html: string): Document => {
  const meta: string[] = [];
  let tag: Document['tag'] = null;
  let nonce: string | null = null;
  const parser = new Parser({
    onopentag: (name, attributes) => {
      if (name === 'meta' && attributes['http-equiv']?.toLowerCase() === 'content-security-policy') {
        meta.push(attributes.content ?? '');
      }
      if (name !== 'script') return;
      nonce ??= attributes.nonce || null;
      if (!tag && isLoader(attributes)) tag = { ...attributes };
    },
  });
  parser.end(html);
  return { meta, tag, nonce };
};

const pageOf = (url: string, { tag, nonce }: Document): Page => {
  const known = tag?.nonce || nonce;
  return {
    url,
    ...(tag?.src && { loader: tag.src }),
    ...(known && { nonce: known }),
    ...(tag?.integrity && { integrity: tag.integrity }),
  };
};

/** Whether the loader's file is no longer the one its `integrity` names: then no browser runs it. */
const isStale = async ({ url, loader, integrity }: Page): Promise<boolean> => {
  const [, algorithm, expected] = /^(sha256|sha384|sha512)-(\S+)$/.exec(integrity ?? '') ?? [];
  if (!algorithm || !loader || !url) return false;
  const { body } = await fetchPage(new URL(loader, url).href);
  return createHash(algorithm).update(body).digest('base64') !== expected;
};

export interface CheckResult extends Assessment {
  readonly url: string;
  readonly status: number;
  readonly headers: FetchedPage['headers'];
  readonly meta: readonly string[];
  readonly page: Page;
  readonly staleIntegrity: boolean;
}

/** Fetches a page twice, so that a nonce that never changes is seen, and judges its policies. */
export const checkPage = async (address: string, options: AccountOptions): Promise<CheckResult> => {
  const account = mergeOptions(options);
  const [first, again] = [await fetchPage(address), await fetchPage(address)] as const;
  const document = readDocument(new TextDecoder().decode(first.body));
  const page = pageOf(first.url, document);
  const headers = first.headers.filter(({ name }) => dispositionOf(name) || /-policy$/i.test(name));
  return {
    url: first.url,
    status: first.status,
    headers,
    meta: document.meta,
    page,
    staleIntegrity: await isStale(page),
    ...assess({ headers, meta: document.meta, page }, account, again.headers),
  };
};

const section = (title: string, text: string): string[] => (text === '' ? [] : ['', title, text]);

const words = (result: CheckResult): string => {
  const { merged } = result;
  return [
    `${result.url} (${result.status})`,
    ...section(
      'Policies',
      result.headers.map(({ name, value }) => `${name}: ${value}`).join('\n') || 'none in the headers',
    ),
    ...section('Policies in meta elements', result.meta.join('\n')),
    ...section('Findings', lintLines(result.lint)),
    ...section('What they do to Talk', explanation(result.explanation)),
    ...(result.staleIntegrity ? ['', "The loader's file is not the one its integrity attribute names."] : []),
    ...section('What changes', changes(merged).join('\n')),
    ...section(
      'Merged',
      merged.added.length + merged.addedReportOnly.length > 0
        ? merged.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
        : '',
    ),
    ...section('Merged, for the meta elements', merged.added.length > 0 ? merged.meta.join('\n') : ''),
    ...section('What a merge cannot mend', findingLines(merged.blockers, 'blocker').join('\n')),
  ].join('\n');
};

/** Prints what a page's policies do to Talk. Returns whether something blocks it. */
export const check = async (address: string, options: CheckOptions): Promise<boolean> => {
  const result = await checkPage(address, options);
  console.log(options.json ? JSON.stringify(result, null, 2) : words(result));
  const { requirements, blockers } = result.explanation;
  return result.staleIntegrity || blockers.length > 0 || requirements.some(({ allowed }) => !allowed);
};
