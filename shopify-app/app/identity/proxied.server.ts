import { shopOf } from '../../server/shop.ts';
import { isSigned } from '../signed.server.ts';

/** Seconds that a proxied request may be old, or ahead of this machine's clock: what Shopify's own library allows. */
export const TOLERANCE = 90;

/** What Shopify says by passing a visitor's request on. */
export interface Proxied {
  readonly shop: string;
  /** The id of the customer who is signed in at the store; null for a guest. */
  readonly customer: string | null;
}

const SIGNATURE = 'signature';

/**
 * The parameters that Shopify adds; there may be others one day. A visitor's own of the same name would be signed with
 * them, and which is whose is not told.
 */
const ADDED = ['shop', 'timestamp', 'logged_in_customer_id', 'path_prefix', SIGNATURE];

/**
 * What Shopify signs of a proxied request: its parameters but the signature as `name=value`, sorted, with nothing
 * between them; the values of a repeated one with commas.
 * https://shopify.dev/docs/apps/build/online-store/app-proxies/authenticate-app-proxies
 */
const signedText = (parameters: URLSearchParams): string =>
  [...new Set(parameters.keys())]
    .filter((name) => name !== SIGNATURE)
    .map((name) => `${name}=${parameters.getAll(name).join(',')}`)
    .toSorted()
    .join('');

const isRecent = (timestamp: string | null, now: number): boolean =>
  /^[0-9]{1,12}$/.test(timestamp ?? '') && Math.abs(now / 1000 - Number(timestamp)) <= TOLERANCE;

/**
 * Judges a request that claims to come from a storefront by way of Shopify; null where Shopify did not say so just now.
 * @param now milliseconds since 1970
 */
export const proxiedRequest = (parameters: URLSearchParams, secret: string, now: number): Proxied | null => {
  const shop = shopOf(parameters.get('shop'));
  if (shop === null || ADDED.some((name) => parameters.getAll(name).length > 1)) return null;
  if (!isSigned(signedText(parameters), parameters.get(SIGNATURE), secret, 'hex')) return null;
  if (!isRecent(parameters.get('timestamp'), now)) return null;
  const [customer = null] = /^[0-9]{1,20}$/.exec(parameters.get('logged_in_customer_id') ?? '') ?? [];
  return { shop, customer };
};
