import { isKey, numberOf, OVERRIDE_KINDS, type OverrideKind } from '../../app-data/overrides.ts';
import type { ContentNode, ListAnswer } from './documents.ts';
import type { PartAnswer, PartQuestion } from './paged.ts';

/** A product, collection, page, blog or article of the store. */
export interface ContentItem {
  /** As in the lists of exceptions. */
  readonly key: string;
  readonly title: string;
  /** Its address, without a language before it. */
  readonly path: string;
  readonly published: boolean;
}

/** Some entries by name: those with these keys, or the one with this handle. */
export type Named = { readonly keys: readonly string[] } | { readonly handle: string };

/** What a screen asks for: all that begins with each of the words, from a cursor on; or some by name. */
export interface ContentQuestion extends PartQuestion {
  readonly kind: OverrideKind;
  readonly named?: Named;
}

export type ContentAnswer = PartAnswer<ContentItem>;

/** The most that is searched for. */
export const SEARCH_LENGTH = 100;

/** So many entries are asked for by name at once. */
export const NAMED_AT_ONCE = 25;

const isContentKind = (text: string | null): text is OverrideKind =>
  OVERRIDE_KINDS.some((kind) => kind === text);

/** A question as an address's query. */
export const questionText = ({ kind, search, after, named }: ContentQuestion): string => {
  const query = new URLSearchParams({ kind, search, ...(after !== null && { after }) });
  if (named && 'handle' in named) query.set('handle', named.handle);
  else for (const key of named?.keys ?? []) query.append('key', key);
  return query.toString();
};

/** The names in an address's query; undefined where there are none, null where one of them is none. */
const readNamed = (kind: OverrideKind, query: URLSearchParams): Named | null | undefined => {
  const [handle, keys] = [query.get('handle'), query.getAll('key')];
  if (handle !== null) return isKey('pages', handle) ? { handle } : null;
  if (keys.length === 0) return undefined;
  return keys.length <= NAMED_AT_ONCE && keys.every((key) => isKey(kind, key)) ? { keys } : null;
};

/** The question in an address's query; null where it is none. */
export const readQuestion = (query: URLSearchParams): ContentQuestion | null => {
  const kind = query.get('kind');
  if (!isContentKind(kind)) return null;
  const named = readNamed(kind, query);
  return named === null
    ? null
    : {
        kind,
        search: (query.get('search') ?? '').slice(0, SEARCH_LENGTH),
        after: query.get('after'),
        ...(named && { named }),
      };
};

/**
 * What somebody typed, in Shopify's search syntax: words, of which each has to begin a word that is found. Nothing typed
 * can become an operator: all but letters and digits divides words, and a star ends each. Null: everything.
 */
export const searchSyntax = (typed: string): string | null => {
  const words = typed.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.map((word) => `${word}*`).join(' ') : null;
};

/** Handles and numbers hold nothing that the syntax gives a meaning to within quotes. */
const inSyntax = (kind: OverrideKind, named: Named): string => {
  if ('handle' in named) return `handle:"${named.handle}"`;
  if (kind === 'products' || kind === 'collections') return named.keys.map((key) => `id:${key}`).join(' OR ');
  return named.keys.map((key) => `handle:"${key.split('/').at(-1)}"`).join(' OR ');
};

/** The question as Shopify's search has it. */
export const queryOf = ({ kind, search, named }: ContentQuestion): string | null =>
  named ? inSyntax(kind, named) : searchSyntax(search);

const keyOf = (kind: OverrideKind, { id, handle, blog }: ContentNode): string | null => {
  if (kind === 'products' || kind === 'collections') return numberOf(id);
  return kind === 'articles' ? (blog ? `${blog.handle}/${handle}` : null) : handle;
};

/** Where the storefront has an entry. */
const pathOf = (kind: OverrideKind, key: string, handle: string): string =>
  kind === 'articles' ? `/blogs/${key}` : `/${kind}/${handle}`;

/** Shopify's answer as it is shown; what the lists could not hold, and what was not asked for, is left out. */
export const listedFrom = (
  { kind, named }: Pick<ContentQuestion, 'kind' | 'named'>,
  { list }: ListAnswer,
): ContentAnswer => {
  const wanted = named && 'keys' in named ? new Set(named.keys) : null;
  return {
    kind: 'listed',
    items: list.nodes.flatMap((node) => {
      const key = keyOf(kind, node);
      if (key === null || !isKey(kind, key) || (wanted && !wanted.has(key))) return [];
      const { handle, title, isPublished = true, status = 'ACTIVE' } = node;
      return [
        {
          key,
          title: title.trim() || key,
          path: pathOf(kind, key, handle),
          published: isPublished && status === 'ACTIVE',
        },
      ];
    }),
    next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
  };
};
