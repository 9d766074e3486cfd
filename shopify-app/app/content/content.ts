import { isKey } from '../../app-data/overrides.ts';
import { CONTENT_KINDS, type ContentKind, type ContentNode, type ListAnswer } from './documents.ts';

/** A page, blog or article to choose. */
export interface ContentItem {
  /** As in the list of single choices. */
  readonly key: string;
  readonly title: string;
  readonly published: boolean;
}

/** What a screen asks for: all that begins with each of the words, from a cursor on. */
export interface ContentQuestion {
  readonly kind: ContentKind;
  readonly search: string;
  /** Null: from the beginning. */
  readonly after: string | null;
}

export type ContentAnswer =
  | { readonly kind: 'listed'; readonly items: readonly ContentItem[]; readonly next: string | null }
  /** The merchant has not allowed the app to read content, or no longer does. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed' };

/** The most that is searched for. */
const SEARCH_LENGTH = 100;

const isContentKind = (text: string | null): text is ContentKind =>
  CONTENT_KINDS.some((kind) => kind === text);

/** A question as an address's query. */
export const questionText = ({ kind, search, after }: ContentQuestion): string =>
  new URLSearchParams({ kind, search, ...(after !== null && { after }) }).toString();

/** The question in an address's query; null where it is none. */
export const readQuestion = (query: URLSearchParams): ContentQuestion | null => {
  const kind = query.get('kind');
  if (!isContentKind(kind)) return null;
  return {
    kind,
    search: (query.get('search') ?? '').slice(0, SEARCH_LENGTH),
    after: query.get('after'),
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

const keyOf = (kind: ContentKind, { handle, blog }: ContentNode): string | null =>
  kind === 'articles' ? (blog ? `${blog.handle}/${handle}` : null) : handle;

/** Shopify's answer as it is shown; what the lists could not hold is left out. */
export const listedFrom = (kind: ContentKind, { list }: ListAnswer): ContentAnswer => ({
  kind: 'listed',
  items: list.nodes.flatMap((node) => {
    const key = keyOf(kind, node);
    return key !== null && isKey(kind, key)
      ? [{ key, title: node.title.trim() || key, published: node.isPublished ?? true }]
      : [];
  }),
  next: list.pageInfo.hasNextPage ? list.pageInfo.endCursor : null,
});
