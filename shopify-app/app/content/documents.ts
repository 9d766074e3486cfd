import type { OverrideKind } from '../../app-data/overrides.ts';
import { CONTENT_SCOPE, PRODUCT_SCOPE } from '../../app-data/scopes.ts';

/** Entries of one answer. */
export const PAGE_SIZE = 25;

/** The access scope that listing a kind asks for. */
export const SCOPES: Readonly<Record<OverrideKind, string>> = {
  products: PRODUCT_SCOPE,
  collections: PRODUCT_SCOPE,
  pages: CONTENT_SCOPE,
  blogs: CONTENT_SCOPE,
  articles: CONTENT_SCOPE,
};

const listDocument = (name: string, field: OverrideKind, fields: string): string => `#graphql
  query ${name}($first: Int!, $after: String, $query: String) {
    list: ${field}(first: $first, after: $after, query: $query, sortKey: TITLE) {
      nodes {
        id
        handle
        title
        ${fields}
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** Variables: `first`, `after` (a cursor or null) and `query` (in Shopify's search syntax, or null). */
export const LIST_CONTENT: Readonly<Record<OverrideKind, string>> = {
  products: listDocument('TalkProducts', 'products', 'status'),
  collections: listDocument('TalkCollections', 'collections', ''),
  pages: listDocument('TalkPages', 'pages', 'isPublished'),
  articles: listDocument('TalkArticles', 'articles', 'isPublished blog { handle title }'),
  blogs: listDocument('TalkBlogs', 'blogs', ''),
};

/** `data` of any of `LIST_CONTENT`. */
export interface ListAnswer {
  readonly list: {
    readonly nodes: readonly ContentNode[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

export interface ContentNode {
  /** A global id. */
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  /** Of a page or an article. */
  readonly isPublished?: boolean;
  /** Of a product: only an active one has a page. */
  readonly status?: string;
  /** Of an article; null where its blog is gone. */
  readonly blog?: { readonly handle: string; readonly title: string } | null;
}
