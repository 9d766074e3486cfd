import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Certificate } from '../../browser/certificate.ts';
import { listen, type Listening } from '../../browser/listening.ts';
import type { AppProxy } from '../shopify/app-proxy.ts';
import { builtAssets } from './assets.ts';
import { blockRenderer } from './block.ts';
import { addedTo, cartOf, cartText, structuredData } from './cart.ts';
import { CATALOG, NOT_FOUND } from './catalog.ts';
import { newSession, signedIn, signInLinks, type Customers } from './customers.ts';
import { shopifyLiquid } from './liquid.ts';
import { liquidObjects, type StorefrontPage } from './page.ts';

export interface StorefrontOptions {
  /** 0, the default, is any free port. */
  port?: number;
  certificate?: Certificate;
  /**
   * What the app has stored: the value of its metafield, or null. Asked on each page view, with the request, as the
   * merchant may have saved meanwhile.
   */
  appData: (request: IncomingMessage) => string | null;
  /** What the block's setting in the theme editor names other than Ortto's own hosts. */
  hosts?: string;
  /** What the merchant has pasted into the theme's head. */
  pasted?: () => string;
  /** Takes the addresses that are the app's. */
  proxy?: AppProxy;
  /** Those who may sign in, at `/account/login`. */
  customers?: Customers;
}

/** Roots of the store's languages, as its merchant has them. */
const LANGUAGES: Readonly<Record<string, string>> = { '/de': 'de-DE' };

const LINKS = ['/collections/city', '/pages/warranty', '/blogs/journal', '/cart'];
const PICTURES = join(import.meta.dirname, '../../wordpress/demo/theme/assets');
const THEME = join(import.meta.dirname, 'theme');

const titled = (path: string) => ({ path, title: CATALOG.find((each) => each.path === path)!.title });

/**
 * A stand-in for a store: a small theme with the app embed switched on, its pages rendered anew on each view.
 * @returns its port, and what stops it
 */
export const startStorefront = async ({
  appData,
  hosts = '',
  pasted = () => '',
  proxy = async () => null,
  customers = {},
  ...where
}: StorefrontOptions): Promise<Listening> => {
  const liquid = shopifyLiquid((name) => `/assets/${name}`);
  const layout = liquid.parse(readFileSync(join(THEME, 'layout.liquid'), 'utf8'));
  const embed = blockRenderer('/assets/');
  const assets = await builtAssets();

  const asset = (name: string): [type: string, body: string] | null => {
    if (Object.hasOwn(assets, name)) return ['text/javascript', assets[name]!];
    if (name === 'theme.css') return ['text/css', readFileSync(join(THEME, name), 'utf8')];
    if (/^[a-z0-9-]+\.svg$/.test(name)) return ['image/svg+xml', readFileSync(join(PICTURES, name), 'utf8')];
    return null;
  };

  /** Liquid knows who is signed in, on each page as in an app's answer. */
  const customerIn = (request: IncomingMessage): Pick<StorefrontPage, 'customer'> => {
    const number = signedIn(request, customers);
    return number === null ? {} : { customer: customers[number]! };
  };
  const listedOn = ({ pageType }: StorefrontPage): { path: string; title: string }[] => {
    if (pageType === 'customers/login') return signInLinks(customers);
    return pageType === 'collection' ? ['/products/no-3', '/products/no-5'].map(titled) : [];
  };

  const html = (root: string, local: string, request: IncomingMessage): [status: number, body: string] => {
    const found = CATALOG.find((each) => each.path === local);
    const { page, title, text, image } = found ?? NOT_FOUND;
    const shown = { ...page, hosts, ...(root && { root, locale: LANGUAGES[root]! }), ...customerIn(request) };
    const stored = appData(request);
    const body = liquid.renderSync(layout, {
      ...liquidObjects(shown, stored),
      page_title: title,
      content_for_header: pasted() + embed(shown, stored),
      links: LINKS.map(titled),
      root,
      text: page.pageType === 'cart' ? cartText(request) : text,
      structured_data: page.pageType === 'product' && structuredData(page.resource!.id!, root + local),
      image,
      listed: listedOn(page),
    }) as string;
    return [found ? 200 : 404, body];
  };

  /** Liquid of the app's is rendered, without the theme around it; anything else goes out as it is. */
  const sendOn = async (
    answered: Response,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    const body = await answered.text();
    const type = answered.headers.get('content-type') ?? '';
    const cached = answered.headers.get('cache-control') ?? '';
    if (type !== 'application/liquid')
      response.writeHead(answered.status, { 'content-type': type, 'cache-control': cached }).end(body);
    else
      response
        .writeHead(answered.status, { 'content-type': 'text/html; charset=utf-8', 'cache-control': cached })
        .end(
          await liquid.parseAndRender(body, liquidObjects({ pageType: '', ...customerIn(request) }, null)),
        );
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://store');
    const root = Object.keys(LANGUAGES).find((each) => path === each || path.startsWith(`${each}/`)) ?? '';
    const local = path.slice(root.length) || '/';
    const answered = await proxy(local, searchParams, signedIn(request, customers));
    const session = newSession(local, searchParams);
    const added = local === '/cart/add' ? addedTo(request, searchParams.get('id') ?? '') : null;
    if (answered) await sendOn(answered, request, response);
    else if (session !== null)
      response.writeHead(302, { 'set-cookie': session, location: root || '/' }).end();
    else if (added !== null) response.writeHead(302, { 'set-cookie': added, location: `${root}/cart` }).end();
    else if (local === '/cart.js')
      response
        .writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' })
        .end(JSON.stringify(cartOf(request, root)));
    else if (path.startsWith('/assets/')) {
      const [type, body] = asset(path.slice('/assets/'.length)) ?? [];
      if (type === undefined) response.writeHead(404).end();
      else response.writeHead(200, { 'content-type': type, 'cache-control': 'max-age=60' }).end(body);
    } else if (path === '/favicon.ico') response.writeHead(204).end();
    else {
      const [status, body] = html(root, local, request);
      response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' }).end(body);
    }
  };
  return listen((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }, where);
};
