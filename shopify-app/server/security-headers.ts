import { shopOf } from './shop.ts';

const CDN = 'https://cdn.shopify.com';

/** App Bridge and Polaris. The rest of the network carries what stores and other apps upload. */
const SHOPIFYS_SCRIPTS = `${CDN}/shopifycloud/`;

/** Where App Bridge sends its own measurements. */
const MEASUREMENTS = 'https://monorail-edge.shopifysvc.com';

const frameAncestors = (url: URL): string => {
  const shop = shopOf(url.searchParams.get('shop'));
  return ['frame-ancestors', ...(shop ? [`https://${shop}`] : []), 'https://admin.shopify.com'].join(' ');
};

/**
 * The messenger's live preview: a page in a sandboxed frame of the app's, in the admin. It carries its policy itself; here
 * it gets the sandbox, wherever it is opened.
 */
const isPreview = ({ pathname }: URL): boolean => pathname.startsWith('/preview/');

/**
 * The policy of every answer. The admin of the store that the address names may frame it, nobody else. Everything is our
 * own, or of Shopify's network. What App Bridge and Polaris load themselves is not published: their fonts and pictures come
 * from that network, and their components may write styles into the page. That is let be; scripts in the page are not.
 */
export const contentSecurityPolicy = (url: URL, nonce: string): string => {
  if (isPreview(url)) return `sandbox allow-scripts; ${frameAncestors(url)} 'self'`;
  return [
    "default-src 'self'",
    `script-src 'self' ${SHOPIFYS_SCRIPTS} 'nonce-${nonce}'`,
    `style-src 'self' 'unsafe-inline' ${CDN}`,
    `img-src 'self' data: ${CDN}`,
    `font-src 'self' ${CDN}`,
    `connect-src 'self' ${CDN} ${MEASUREMENTS}`,
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    frameAncestors(url),
  ].join('; ');
};

/** Headers of every answer, whatever the route says. */
export const securityHeaders = (url: URL, nonce: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(url, nonce),
  'X-Content-Type-Options': 'nosniff',
  // Addresses carry a session token for a minute.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  // The preview's frame has an origin of its own, which asks for its script.
  'Cross-Origin-Resource-Policy': isPreview(url) ? 'cross-origin' : 'same-origin',
  ...(url.protocol === 'https:' && { 'Strict-Transport-Security': 'max-age=31536000' }),
});
