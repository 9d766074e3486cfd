import { handleOf } from '../pages/store-address.ts';
import { TAXONOMIES } from '../../app-data/storefront.ts';

/** What rules of a store can ask for, by the permission that reads it. */
export const CHOICES_ABOUT = ['products', 'content'] as const;
export type ChoicesAbout = (typeof CHOICES_ABOUT)[number];

/** A tag, collection, vendor or type of the store. */
export interface TermChoice {
  /** As rules name it: `tag:summer-sale`. */
  readonly value: string;
  readonly taxonomy: (typeof TAXONOMIES)[number];
  /** As the store names it. */
  readonly name: string;
}

export interface Choices {
  readonly terms: readonly TermChoice[];
  /** Alternate templates that something of the store has. */
  readonly templates: readonly string[];
}

export type ChoicesAnswer =
  ({ readonly kind: 'choices' } & Choices) | { readonly kind: 'declined' } | { readonly kind: 'failed' };

/** So many of each are read at once: who has more types the rest. */
const [NAMES, ENTRIES] = [250, 100];

/** Variables: none. */
export const READ_CHOICES: Readonly<Record<ChoicesAbout, string>> = {
  products: `#graphql
    query TalkProductChoices {
      productTags(first: ${NAMES}) {
        nodes
      }
      productTypes(first: ${NAMES}) {
        nodes
      }
      productVendors(first: ${NAMES}) {
        nodes
      }
      collections(first: ${ENTRIES}, sortKey: TITLE) {
        nodes {
          handle
          title
          templateSuffix
        }
      }
      products(first: ${ENTRIES}) {
        nodes {
          templateSuffix
        }
      }
    }
  `,
  content: `#graphql
    query TalkContentChoices {
      articleTags(limit: ${NAMES})
      pages(first: ${ENTRIES}) {
        nodes {
          templateSuffix
        }
      }
      blogs(first: ${ENTRIES}) {
        nodes {
          templateSuffix
        }
      }
      articles(first: ${ENTRIES}) {
        nodes {
          templateSuffix
        }
      }
    }
  `,
};

interface Nodes<Node> {
  readonly nodes: readonly Node[];
}
interface WithTemplate {
  readonly templateSuffix: string | null;
}

/** `data` of any of `READ_CHOICES`. */
export interface ChoicesData {
  readonly productTags?: Nodes<string>;
  readonly productTypes?: Nodes<string>;
  readonly productVendors?: Nodes<string>;
  readonly articleTags?: readonly string[];
  readonly collections?: Nodes<WithTemplate & { readonly handle: string; readonly title: string }>;
  readonly products?: Nodes<WithTemplate>;
  readonly pages?: Nodes<WithTemplate>;
  readonly blogs?: Nodes<WithTemplate>;
  readonly articles?: Nodes<WithTemplate>;
}

const TEMPLATES = {
  products: 'product',
  collections: 'collection',
  pages: 'page',
  blogs: 'blog',
  articles: 'article',
} as const;

const named = (taxonomy: TermChoice['taxonomy'], names: readonly string[] = []): TermChoice[] =>
  names.flatMap((name) => {
    const handle = handleOf(name);
    return handle === '' ? [] : [{ value: `${taxonomy}:${handle}`, taxonomy, name }];
  });

/** Shopify's answer as choices, each once. */
export const choicesFrom = (data: ChoicesData): Choices => {
  const terms = [
    ...named('tag', data.productTags?.nodes),
    ...named('tag', data.articleTags),
    ...(data.collections?.nodes ?? []).map(({ handle, title }): TermChoice => ({
      value: `collection:${handle}`,
      taxonomy: 'collection',
      name: title,
    })),
    ...named('vendor', data.productVendors?.nodes),
    ...named('type', data.productTypes?.nodes),
  ];
  const templates = Object.entries(TEMPLATES).flatMap(([list, template]) =>
    (data[list as keyof typeof TEMPLATES]?.nodes ?? []).flatMap(({ templateSuffix }) =>
      templateSuffix ? [`${template}.${templateSuffix}`] : [],
    ),
  );
  return {
    terms: [...new Map(terms.map((term) => [term.value, term])).values()],
    templates: [...new Set(templates)].toSorted(),
  };
};
