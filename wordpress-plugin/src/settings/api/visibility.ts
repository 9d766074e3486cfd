import type { PageContext } from '@talk-suite/core/visibility';
import apiFetch from '@wordpress/api-fetch';
import { pageData } from '../../page/data.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What the rules of this site can ask for. */
export interface Choices {
  /** Address of the front page. */
  readonly home: string;
  /** Kinds of pages that something on this site makes. */
  readonly kinds?: readonly string[];
  readonly types: readonly Choice[];
  readonly taxonomies: readonly Choice[];
  readonly roles: readonly Choice[];
  readonly locales: readonly Choice[];
}

export interface Term extends Choice {
  /** What its taxonomy is called. */
  readonly taxonomy: string;
}

/** What the site knows of one of its pages, for a guest. */
export interface SitePage {
  readonly context: PageContext;
  readonly title: string;
  /** Where it is edited; null for those who may not, and where there is nothing to edit. */
  readonly edit: string | null;
}

/** The page at an address. */
export interface FoundPage extends SitePage {
  /** Its address as the site itself writes it; null where the page is about nothing that has one. */
  readonly link: string | null;
}

export interface ListedPage extends SitePage {
  readonly typeLabel: string;
}

export interface ListedPages {
  readonly pages: readonly ListedPage[];
  readonly total: number;
  readonly totalPages: number;
}

/** Terms that one request may name. */
const TERMS_AT_ONCE = 50;
export const PAGES_AT_ONCE = 20;

const get = <Answer>(name: string, query: Readonly<Record<string, string>> = {}): Promise<Answer> =>
  apiFetch<Answer>({
    path: `/${pageData().restNamespace}/visibility/${name}?${new URLSearchParams(query)}`,
  });

/** All of these reject with what api-fetch throws. */
export const loadChoices = (): Promise<Choices> => get('choices');

export const searchTerms = (search: string): Promise<readonly Term[]> => get('terms', { search });

/** The terms that are there of those named (`taxonomy:slug`). */
export const loadTerms = async (values: readonly string[]): Promise<readonly Term[]> => {
  const parts: Promise<readonly Term[]>[] = [];
  for (let at = 0; at < values.length; at += TERMS_AT_ONCE)
    parts.push(get('terms', { include: values.slice(at, at + TERMS_AT_ONCE).join(',') }));
  return (await Promise.all(parts)).flat();
};

/** @param address a path or a whole address of this site. */
export const loadPage = (address: string): Promise<FoundPage> => get('context', { address });

export const loadPages = (search: string, page: number): Promise<ListedPages> =>
  get('pages', { search, page: String(page), per_page: String(PAGES_AT_ONCE) });

/** Pages that one request may name. */
const MANY = 100;

/** The first of the site's pages, to say which of them something is about; asked for once. */
let many: Promise<readonly ListedPage[]> | null = null;
export const loadManyPages = (): Promise<readonly ListedPage[]> => {
  many ??= get<ListedPages>('pages', { search: '', page: '1', per_page: String(MANY) }).then(
    // Of more pages than these it cannot be said that none matches.
    ({ pages, totalPages }) => (totalPages > 1 ? [] : pages),
  );
  many.catch(() => {
    many = null;
  });
  return many;
};
