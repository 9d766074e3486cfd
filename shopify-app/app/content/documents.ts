/** Kinds of pages for which App Bridge has no picker, as the lists of single choices call them. */
export const CONTENT_KINDS = ['pages', 'articles', 'blogs'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

/** Entries of one answer. */
export const PAGE_SIZE = 25;

const listDocument = (name: string, field: ContentKind, fields: string): string => `#graphql
  query ${name}($first: Int!, $after: String, $query: String) {
    list: ${field}(first: $first, after: $after, query: $query, sortKey: TITLE) {
      nodes {
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
export const LIST_CONTENT: Readonly<Record<ContentKind, string>> = {
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
  readonly handle: string;
  readonly title: string;
  /** Blogs are always public. */
  readonly isPublished?: boolean;
  /** Of an article; null where its blog is gone. */
  readonly blog?: { readonly handle: string; readonly title: string } | null;
}
