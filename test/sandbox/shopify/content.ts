import { GraphQLError } from 'graphql';
import { CATALOG } from '../shopify-storefront/catalog.ts';

/** Something of a store that the Admin API lists; fields as that API names them. */
export interface Entry {
  readonly id: string;
  readonly handle: string;
  readonly title: string;
  readonly tags?: readonly string[];
  readonly vendor?: string;
  readonly productType?: string;
  readonly templateSuffix?: string | null;
  /** Of pages and articles; they are unless it says otherwise. */
  readonly isPublished?: boolean;
  /** Handles of a product's collections. */
  readonly collections?: readonly string[];
  /** Handle of an article's blog. */
  readonly blog?: string;
}

export const CONTENT_KINDS = ['products', 'collections', 'pages', 'blogs', 'articles'] as const;
export type ContentKind = (typeof CONTENT_KINDS)[number];

export type StoreContent = Readonly<Record<ContentKind, readonly Entry[]>>;

const TYPES: Readonly<Record<ContentKind, string>> = {
  products: 'Product',
  collections: 'Collection',
  pages: 'Page',
  blogs: 'Blog',
  articles: 'Article',
};

const entriesOf = (kind: ContentKind): Entry[] =>
  CATALOG.flatMap(({ title, page: { pageType, resource } }) => {
    if (pageType !== TYPES[kind].toLowerCase() || !resource) return [];
    const { id, handle = '', type, ...more } = resource;
    // Liquid's handle of an article begins with its blog's.
    const [blog, own] = kind === 'articles' ? handle.split('/') : [undefined, handle];
    return [
      {
        ...more,
        id: `gid://shopify/${TYPES[kind]}/${id}`,
        handle: own!,
        title,
        templateSuffix: null,
        ...(type !== undefined && { productType: type }),
        ...(blog !== undefined && { blog }),
      },
    ];
  });

/** What the demo store has: what its storefront shows. */
export const demoContent = (): StoreContent =>
  Object.fromEntries(CONTENT_KINDS.map((kind) => [kind, entriesOf(kind)])) as unknown as StoreContent;

/**
 * Whether a text has a word for each word of a search; each ends with a star, and begins one of the text.
 * @throws {GraphQLError} for what else the syntax has: it would mean something other than what somebody typed
 */
export const wordsFit = (query: string): ((text: string) => boolean) => {
  const words = query.toLowerCase().split(' ').filter(Boolean);
  if (words.some((word) => !/^[^-:()"'\\*][^:()"'\\*]*\*$/.test(word)))
    throw new GraphQLError(`The stand-in does not search for ${query}.`);
  return (text) => {
    const own = text.toLowerCase().split(/[^\p{L}\p{N}]+/u);
    return words.every((word) => own.some((each) => each.startsWith(word.slice(0, -1))));
  };
};

/**
 * The entries that a search finds. Of Shopify's search syntax only two things are understood: words with a star, which are
 * beginnings of words of the title or the handle, all of which have to be there; and ids or handles with OR between them.
 * @throws {GraphQLError} for what else the syntax has: it would mean something other than what somebody typed
 */
export const searched = (entries: readonly Entry[], query: string | null | undefined): readonly Entry[] => {
  const named = (query ?? '').split(' OR ').map((part) => /^(?:id:(\d+)|handle:"([^"]+)")$/.exec(part));
  if (named.every((part) => part !== null))
    return entries.filter(({ id, handle }) =>
      named.some((part) => (part[1] === undefined ? part[2] === handle : id.endsWith(`/${part[1]}`))),
    );
  const fits = wordsFit(query ?? '');
  return entries.filter(({ title, handle }) => fits(`${title} ${handle}`));
};

export interface ListArguments {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly query?: string | null;
}

/** A part of a list: from a cursor on, so many. */
export const connection = (entries: readonly object[], { first, after }: ListArguments) => {
  const start = after ? Number(after) : 0;
  const end = start + (first ?? entries.length);
  return {
    nodes: entries.slice(start, end),
    pageInfo: { hasNextPage: end < entries.length, endCursor: String(Math.min(end, entries.length)) },
  };
};

/** The fields of the Admin API's root that answer from a store's content. */
export const contentRoot = (content: StoreContent) => {
  const expanded = (entry: Entry): object => ({
    isPublished: true,
    status: 'ACTIVE',
    ...entry,
    collections: (list: ListArguments) =>
      connection(
        content.collections.filter(({ handle }) => entry.collections?.includes(handle)),
        list,
      ),
    blog: content.blogs.find(({ handle }) => handle === entry.blog) ?? null,
  });
  const listOf = (kind: ContentKind) => (list: ListArguments) =>
    connection(searched(content[kind], list.query).map(expanded), list);
  const oneOf =
    (kind: ContentKind) =>
    ({ id }: { readonly id: string }): object | null => {
      const found = content[kind].find((entry) => entry.id === id);
      return found ? expanded(found) : null;
    };
  const names = (of: (entry: Entry) => readonly (string | undefined)[], kind: ContentKind): string[] =>
    [...new Set(content[kind].flatMap(of))].filter((name) => name !== undefined).toSorted();
  const named = (of: (entry: Entry) => readonly (string | undefined)[]) => (list: ListArguments) => {
    const all = names(of, 'products');
    return {
      nodes: all.slice(0, list.first ?? all.length),
      pageInfo: { hasNextPage: false, endCursor: null },
    };
  };
  return {
    productTags: named(({ tags = [] }) => tags),
    productTypes: named(({ productType }) => [productType]),
    productVendors: named(({ vendor }) => [vendor]),
    articleTags: ({ limit }: { readonly limit: number }) =>
      names(({ tags = [] }) => tags, 'articles').slice(0, limit),
    products: listOf('products'),
    collections: listOf('collections'),
    pages: listOf('pages'),
    blogs: listOf('blogs'),
    articles: listOf('articles'),
    product: oneOf('products'),
    collection: oneOf('collections'),
  };
};
