import { mediaOfFile } from '@talk-suite/core/screens/messenger';
import { MESSENGER_LIMITS, type Media } from '@talk-suite/core/settings';
import { SEARCH_LENGTH, searchSyntax } from './content.ts';
import type { PartAnswer, PartQuestion } from './paged.ts';

/** An image under Content → Files, as a field of the messenger can take it. */
export interface StoreImage {
  /** Its global id. */
  readonly key: string;
  /** Of its file. */
  readonly name: string;
  /** What is chosen with it. */
  readonly media: Media;
  /** Address of a small one. */
  readonly thumbnail: string;
}

export type ImagesAnswer = PartAnswer<StoreImage>;

/** Images of one answer. */
export const IMAGES_AT_ONCE = 24;

/** Pixels. The messenger is at most this wide, also on phones with three pixels to a point: what is larger only takes longer. */
const WIDEST = 1200;
/** Pixels: twice what the list shows. */
const THUMBNAIL = 240;

/** Variables: `first`, `after` (a cursor or null) and `query` (in Shopify's search syntax). */
export const LIST_IMAGES = `#graphql
  query TalkImages($first: Int!, $after: String, $query: String!) {
    files(first: $first, after: $after, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes {
        ... on MediaImage {
          id
          alt
          image {
            url(transform: { maxWidth: ${WIDEST} })
            thumbnail: url(transform: { maxWidth: ${THUMBNAIL}, maxHeight: ${THUMBNAIL} })
            width
            height
          }
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

/** `data` of `LIST_IMAGES`. */
export interface ImagesData {
  readonly files: {
    readonly nodes: readonly ImageNode[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

interface ImageNode {
  readonly id: string;
  readonly alt: string | null;
  /** Null until Shopify has processed it. */
  readonly image: {
    readonly url: string;
    readonly thumbnail: string;
    readonly width: number | null;
    readonly height: number | null;
  } | null;
}

/** A question as an address's query. */
export const imagesText = ({ search, after }: PartQuestion): string =>
  new URLSearchParams({ search, ...(after !== null && { after }) }).toString();

/** The question in an address's query. */
export const readImagesQuestion = (query: URLSearchParams): PartQuestion => ({
  search: (query.get('search') ?? '').slice(0, SEARCH_LENGTH),
  after: query.get('after'),
});

/** The question as Shopify's search has it: images that are ready, and of them those that the words find. */
export const imagesQuery = ({ search }: PartQuestion): string =>
  ['media_type:IMAGE', 'status:READY', searchSyntax(search)].filter((part) => part !== null).join(' ');

/** What an address calls its file. */
const nameIn = (url: string): string => {
  const last = new URL(url, 'https://cdn.shopify.com').pathname.split('/').at(-1)!;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
};

/** The size in which Shopify gives an image of this one. */
const sizeOf = (width: number, height: number): Pick<Media, 'width' | 'height'> =>
  width > WIDEST ? { width: WIDEST, height: Math.round((height * WIDEST) / width) } : { width, height };

const imageFrom = ({ id, alt, image }: ImageNode): StoreImage | null =>
  image === null || image.url.length > MESSENGER_LIMITS.address
    ? null
    : {
        key: id,
        name: nameIn(image.url),
        media: mediaOfFile({
          id,
          url: image.url,
          alt: alt ?? '',
          ...sizeOf(image.width ?? 0, image.height ?? 0),
        }),
        thumbnail: image.thumbnail,
      };

/** Shopify's answer as it is shown; what a field could not take is left out. */
export const imagesFrom = ({ files: { nodes, pageInfo } }: ImagesData): ImagesAnswer => ({
  kind: 'listed',
  items: nodes.map(imageFrom).filter((image) => image !== null),
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});
