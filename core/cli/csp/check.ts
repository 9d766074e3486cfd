import { readDocument, type PageDocument } from '../../check/document.ts';
import { assess, staleIntegrity, type Assessment, type Page } from '../../csp/index.ts';
import { dispositionOf, isOldName } from '../../csp/policy/parse.ts';
import { isBuiltIn } from '../../embed/index.ts';
import type { Finding } from '../../findings.ts';
import { mergeOptions, type AccountOptions } from './input.ts';
import { changes, explanation, findingLines, lintLines, printable } from './words.ts';
import { assessed, inEnglish } from '../english.ts';
import { fetchPage, sameSite, type FetchedPage } from '../page-fetch.ts';

export interface CheckOptions extends AccountOptions {
  readonly json?: boolean;
}

const pageOf = (url: string, { loader, nonces }: PageDocument): Page => {
  const known = loader?.nonce || nonces[0];
  return {
    url,
    ...(loader?.src && { loader: loader.src }),
    ...(known && { nonce: known }),
    ...(loader?.integrity && { integrity: loader.integrity }),
  };
};

/** Where the page's loader is, if the page names its content. */
const loaderOf = ({ url, loader, integrity }: Page): string | null =>
  integrity && loader && URL.canParse(loader, url) ? new URL(loader, url).href : null;

interface LookedAtLoader {
  readonly stale: Finding | null;
  readonly builtIn: boolean;
}

/**
 * Whether the file at the loader's address is still the one that the page names, and has its settings built in; other
 * hosts are not asked.
 */
const lookAtLoader = async (page: Page): Promise<LookedAtLoader> => {
  const loader = loaderOf(page);
  if (loader === null || !sameSite(loader, page.url!)) return { stale: null, builtIn: false };
  const { body } = await fetchPage(loader);
  return {
    stale: await staleIntegrity(page, new Uint8Array(body)),
    builtIn: isBuiltIn(new TextDecoder().decode(body)),
  };
};

export interface CheckResult extends Assessment {
  readonly url: string;
  readonly status: number;
  readonly headers: FetchedPage['headers'];
  readonly meta: readonly string[];
  readonly page: Page;
  /** The loader's file is not the one that the page names, so no browser runs it. */
  readonly staleIntegrity: Finding | null;
}

/** Fetches a page twice, so that a nonce that never changes is seen, and judges its policies. */
export const checkPage = async (address: string, options: AccountOptions): Promise<CheckResult> => {
  const account = mergeOptions(options);
  const [first, again] = [await fetchPage(address), await fetchPage(address)] as const;
  const document = readDocument(new TextDecoder().decode(first.body));
  const seen = pageOf(first.url, document);
  const { stale, builtIn } = await lookAtLoader(seen);
  const page: Page = builtIn ? { ...seen, builtIn } : seen;
  const headers = first.headers.filter(
    ({ name }) => dispositionOf(name) || isOldName(name) || /-policy$|^reporting-endpoints$/i.test(name),
  );
  return {
    url: first.url,
    status: first.status,
    headers,
    meta: document.meta,
    page,
    staleIntegrity: stale,
    ...assess({ headers, meta: document.meta, page }, account, again.headers),
  };
};

const section = (title: string, text: string): string[] => (text === '' ? [] : ['', title, text]);

const words = (result: CheckResult): string => {
  const { merged, page } = result;
  const loader = loaderOf(page);
  return [
    `${result.url} (${result.status})`,
    ...section(
      'Policies',
      result.headers.map(({ name, value }) => `${name}: ${value}`).join('\n') || 'none in the headers',
    ),
    ...section('Policies in meta elements', result.meta.join('\n')),
    ...section('Findings', lintLines(result.lint)),
    ...section('What they do to Talk', explanation(result.explanation)),
    ...section('What changes', changes(merged).join('\n')),
    ...section(
      'Merged',
      merged.added.length + merged.addedReportOnly.length > 0
        ? merged.headers.map(({ name, value }) => `${name}: ${value}`).join('\n')
        : '',
    ),
    ...section('Merged, for the meta elements', merged.added.length > 0 ? merged.meta.join('\n') : ''),
    ...section(
      'What a merge cannot fix',
      findingLines(
        [...(result.staleIntegrity ? [result.staleIntegrity] : []), ...merged.blockers],
        'blocker',
      ).join('\n'),
    ),
    ...section(
      'Not looked at',
      loader === null || sameSite(loader, result.url)
        ? ''
        : `${loader}: whether it is the file that the page's integrity attribute names (another host)`,
    ),
  ].join('\n');
};

const asRecord = (result: CheckResult): object => ({
  ...result,
  staleIntegrity: inEnglish(result.staleIntegrity ? [result.staleIntegrity] : [])[0] ?? null,
  ...assessed(result),
});

/** Prints what a page's policies do to Talk. Returns whether something blocks it. */
export const check = async (address: string, options: CheckOptions): Promise<boolean> => {
  const result = await checkPage(address, options);
  console.log(options.json ? JSON.stringify(asRecord(result), null, 2) : printable(words(result)));
  const { requirements, blockers } = result.explanation;
  return (
    result.staleIntegrity !== null || blockers.length > 0 || requirements.some(({ allowed }) => !allowed)
  );
};
