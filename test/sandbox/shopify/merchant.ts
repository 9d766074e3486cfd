import type { ServerRequest } from '../../../shopify-app/app/at-server/answer.ts';
import type { RunningApp } from './app-process.ts';
import { sessionToken, webhookSignature, type TokenChanges } from './tokens.ts';

/** A browser's own words: the library turns bots away. */
export const BROWSER =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';

const hostOf = (shop: string): string =>
  Buffer.from(`admin.shopify.com/store/${shop.split('.')[0]}`)
    .toString('base64')
    .replace(/=+$/, '');

/** The address under which the admin frames a page of the app. */
export const framedPath = (shop: string, token: string | null, path = '/'): string =>
  `${path}${path.includes('?') ? '&' : '?'}${new URLSearchParams({
    embedded: '1',
    host: hostOf(shop),
    shop,
    ...(token !== null && { id_token: token }),
  }).toString()}`;

/** What a merchant of one store does, as requests to the app's server. */
export interface Merchant {
  readonly shop: string;
  token(changes?: TokenChanges): string;
  get(path: string, headers?: Record<string, string>): Promise<Response>;
  /** Opens a page of the app in the admin. */
  open(path?: string, token?: string): Promise<Response>;
  /** Saves as the screens do; `token` null sends none. */
  save(body: unknown, token?: string | null): Promise<Response>;
  /** Asks for what the screens ask of the store’s Talk server. */
  askServer(wanted: ServerRequest): Promise<Response>;
}

export const merchantOf = ({ url, keys }: RunningApp, shop: string): Merchant => {
  const token = (changes?: TokenChanges): string => sessionToken(shop, keys, changes);
  const get: Merchant['get'] = (path, headers = {}) =>
    fetch(`${url}${path}`, { redirect: 'manual', headers: { 'User-Agent': BROWSER, ...headers } });
  const post = (path: string, body: unknown, given: string | null): Promise<Response> =>
    fetch(`${url}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'User-Agent': BROWSER,
        'Content-Type': 'application/json',
        ...(given !== null && { Authorization: `Bearer ${given}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    shop,
    token,
    get,
    open: (path = '/', given = token()) => get(framedPath(shop, given, path)),
    save: (body, given = token()) => post('/save', body, given),
    askServer: (wanted) => post('/server', wanted, token()),
  };
};

/** Delivers a webhook; `signature` other than the right one is a forged one. */
export const deliverWebhook = (
  { url, keys }: RunningApp,
  topic: string,
  shop: string,
  payload: unknown,
  signature?: string | null,
): Promise<Response> => {
  const body = JSON.stringify(payload);
  const given = signature === undefined ? webhookSignature(body, keys) : signature;
  return fetch(`${url}/webhooks`, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Shopify-Topic': topic,
      'X-Shopify-Shop-Domain': shop,
      'X-Shopify-Webhook-Id': 'b54557e4-bdd9-4b37-8a5f-bf7d70bcd043',
      ...(given !== null && { 'X-Shopify-Hmac-Sha256': given }),
    },
    body,
  });
};
