import type { StorefrontPage } from './page.ts';

/** A page of the demo store: where it is, what it says, and what Liquid knows of it. */
export interface CatalogPage {
  path: string;
  title: string;
  text: readonly string[];
  /** A picture of the demo's. */
  image?: string;
  page: StorefrontPage;
}

const page = (
  path: string,
  title: string,
  pageType: string,
  text: readonly string[],
  more: Pick<CatalogPage, 'image'> & { resource?: StorefrontPage['resource'] } = {},
): CatalogPage => {
  const { resource, ...shown } = more;
  return { path, title, text, ...shown, page: { pageType, ...(resource && { resource }) } };
};

const bicycle = (id: number, handle: string, title: string, tags: readonly string[]): CatalogPage =>
  page(
    `/products/${handle}`,
    title,
    'product',
    ['A city bicycle with mudguards, lights and a bell.', 'Made to order in three weeks.'],
    {
      image: 'no-3.svg',
      resource: { id, handle, tags, collections: ['city'], vendor: 'Larkmoor', type: 'Bicycle' },
    },
  );

/** The demo store, a maker of bicycles as in the WordPress demo. */
export const CATALOG: readonly CatalogPage[] = [
  page('/', 'Bicycles for the city', 'index', ['Two frames, five colours, one bell.'], { image: 'hero.svg' }),
  page('/collections', 'Collections', 'list-collections', ['All that we make.']),
  page('/collections/city', 'City bicycles', 'collection', ['For short ways and long years.'], {
    resource: { id: 4401, handle: 'city' },
  }),
  bicycle(7003, 'no-3', 'No. 3', ['Belt drive']),
  bicycle(7005, 'no-5', 'No. 5', ['Chain', 'Sale']),
  page('/pages/warranty', 'Warranty', 'page', ['Ten years on frames, two on everything else.'], {
    resource: { id: 9001, handle: 'warranty' },
  }),
  page('/blogs/journal', 'Journal', 'blog', ['What we ride and mend.'], {
    resource: { id: 5001, handle: 'journal' },
  }),
  page('/blogs/journal/rain', 'Riding in the rain', 'article', ['Mudguards first, then brakes.'], {
    image: 'rain.svg',
    resource: { id: 5101, handle: 'journal/rain', tags: ['Weather'] },
  }),
  page('/cart', 'Cart', 'cart', ['The cart is empty.']),
  page('/search', 'Search', 'search', ['Nothing was searched for.']),
  page('/account/login', 'Sign in', 'customers/login', ['Customers sign in here.']),
];

/** The links on the homepage of the demo's messenger. */
export const DEMO_LINKS = [
  { label: 'City bicycles', url: '/collections/city', icon: 'tag' },
  { label: 'Warranty', url: '/pages/warranty', icon: 'info' },
  { label: 'Riding in the rain', url: '/blogs/journal/rain', icon: 'article' },
] as const;

/** The page of the store for an address that it does not have. */
export const NOT_FOUND: CatalogPage = page('/404', 'Not found', '404', ['There is nothing at this address.']);
