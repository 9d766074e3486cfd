import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type Router } from 'express';
import { GraphQLError } from 'graphql';
import { connection, wordsFit, type ListArguments } from './content.ts';

/** An image under Content → Files. */
export interface StoredImage {
  readonly name: string;
  readonly alt: string;
  /** Until it is ready, it has no address. */
  readonly status: 'UPLOADED' | 'PROCESSING' | 'READY' | 'FAILED';
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

export interface StoreFiles {
  /** What the addresses of the files begin with. */
  readonly base: string;
  /** The newest first. */
  readonly images: readonly StoredImage[];
}

/** Where Shopify's network has a store's files. */
export const CDN_FILES = 'https://cdn.shopify.com/s/files/1/0001/files';

const PICTURES = join(import.meta.dirname, '../../wordpress/demo/theme/assets');

const image = (name: string, alt: string, width: number, height: number): StoredImage => ({
  name,
  alt,
  status: 'READY',
  width,
  height,
});

/** What the demo store has: the pictures that its storefront shows. */
export const demoImages = (): readonly StoredImage[] => [
  image('no-3.svg', 'The Commuter No. 3, side view', 680, 460),
  image('hero.svg', 'A green city bicycle in front of hills', 1400, 560),
  image('rain.svg', 'Rain over a road', 640, 360),
  image('chain.svg', '', 640, 360),
  image('route.svg', '', 640, 360),
];

/** What is listed is asked for by its kind and state, and by words. */
const LISTED = 'media_type:IMAGE status:READY';

/**
 * The field of the Admin API's root that lists a store's files.
 * @throws {GraphQLError} for what the stand-in does not search for
 */
export const filesRoot = ({ base, images }: StoreFiles) => ({
  files: (list: ListArguments) => {
    const query = list.query ?? '';
    if (!`${query} `.startsWith(`${LISTED} `))
      throw new GraphQLError(`The stand-in does not list files for ${query}.`);
    const fits = wordsFit(query.slice(LISTED.length));
    const found = images.filter(({ name, alt, status }) => status === 'READY' && fits(`${name} ${alt}`));
    return connection(
      found.map(({ name, alt, width, height }) => ({
        __typename: 'MediaImage',
        id: `gid://shopify/MediaImage/${name.replaceAll(/\W/g, '')}`,
        alt: alt || null,
        fileStatus: 'READY',
        image: { url: addressOf(`${base}/${encodeURIComponent(name)}`), width, height },
      })),
      list,
    );
  },
});

interface Transformed {
  readonly transform?: { readonly maxWidth?: number; readonly maxHeight?: number } | null;
}

/** As Shopify's network takes what is to be made of an image. */
const addressOf =
  (address: string) =>
  ({ transform }: Transformed): string =>
    `${address}?${new URLSearchParams({
      v: '1',
      ...(transform?.maxWidth && { width: String(transform.maxWidth) }),
      ...(transform?.maxHeight && { height: String(transform.maxHeight) }),
    }).toString()}`;

/** A picture with its name on it. */
const drawn = (name: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 240 160"><rect width="240" height="160" fill="#dde7e1"/><text x="120" y="85" text-anchor="middle" font-size="20">${name.replaceAll(/[<&]/g, '')}</text></svg>`;

/** The images themselves, all of them SVG: those of the demo store, and any other as a drawing. */
export const imageRoutes = (): Router => {
  const routes = express.Router();
  routes.get('/:name.svg', ({ params: { name } }, response) => {
    const file = join(PICTURES, `${name}.svg`);
    const isKnown = /^[a-z0-9-]+$/.test(name) && existsSync(file);
    response.type('svg').send(isKnown ? readFileSync(file, 'utf8') : drawn(name));
  });
  return routes;
};
