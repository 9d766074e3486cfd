import { ask, type Query } from './ask.ts';

/** What of a product's or collection's page the rules ask for. */
export interface Resource {
  /** Its address on the store, without a language before it. */
  readonly path: string;
  /** Its template, and the alternate one that it has. */
  readonly types: readonly string[];
  /** As rules name them: `tag:sale`. Null where they are too many to be read at once. */
  readonly terms: readonly string[] | null;
}

/** The lists that the admin has a block for. */
export type ResourceList = 'products' | 'collections';

/** A product in more collections than this is read without its terms. */
const COLLECTIONS = 250;

/** Both ask for the optional scope `read_products`. Variables: `id`, a global id. */
export const READ_RESOURCE: Readonly<Record<ResourceList, string>> = {
  products: `#graphql
    query TalkProduct($id: ID!) {
      resource: product(id: $id) {
        handle
        templateSuffix
        tags
        vendor
        productType
        collections(first: ${COLLECTIONS}) {
          nodes {
            handle
          }
          pageInfo {
            hasNextPage
          }
        }
      }
    }
  `,
  collections: `#graphql
    query TalkCollection($id: ID!) {
      resource: collection(id: $id) {
        handle
        templateSuffix
      }
    }
  `,
};

interface ResourceAnswer {
  readonly resource: {
    readonly handle: string;
    readonly templateSuffix: string | null;
    readonly tags?: readonly string[];
    readonly vendor?: string;
    readonly productType?: string;
    readonly collections?: {
      readonly nodes: readonly { readonly handle: string }[];
      readonly pageInfo: { readonly hasNextPage: boolean };
    };
  } | null;
}

/** A text as a handle, as the theme block's Liquid makes one: all but letters and digits becomes a dash. */
export const handleOf = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}_]+/gu, '-')
    .replaceAll(/^-|-$/g, '');

const named = (taxonomy: string, texts: readonly string[]): string[] =>
  texts
    .map(handleOf)
    .filter(Boolean)
    .map((handle) => `${taxonomy}:${handle}`);

/**
 * Reads a product or collection; null where the merchant has not allowed the app to, which is the usual case.
 * @param id global id
 */
export const readResource = async (
  query: Query,
  list: ResourceList,
  id: string,
): Promise<Resource | null> => {
  const answer = await ask<ResourceAnswer>(query, READ_RESOURCE[list], { id });
  if (!answer?.resource) return null;
  const { handle, templateSuffix, tags = [], vendor = '', productType = '', collections } = answer.resource;
  const template = list === 'products' ? 'product' : 'collection';
  return {
    path: `/${list}/${handle}`,
    types: [template, ...(templateSuffix ? [`${template}.${templateSuffix}`] : [])],
    terms: collections?.pageInfo.hasNextPage
      ? null
      : [
          ...named('tag', tags),
          ...(collections?.nodes ?? []).map((each) => `collection:${each.handle}`),
          ...named('vendor', [vendor]),
          ...named('type', [productType]),
        ],
  };
};
