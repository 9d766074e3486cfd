import { shopOf } from './shop.ts';

const CDN = 'https://cdn.shopify.com';

const frameAncestors = (url: URL): string => {
  const shop = shopOf(url.searchParams.get('shop'));
  return ['frame-ancestors', ...(shop ? [`https://${shop}`] : []), 'https://admin.shopify.com'].join(' ');
};

/**
 * The policy of every answer. The admin of the store that the address names may frame it, nobody else. Scripts are
 * our own and Shopify's (App Bridge, Polaris); what those two load themselves is not published, so only what every
 * page can do without is ruled out.
 */
export const contentSecurityPolicy = (url: URL, nonce: string): string =>
  [
    `script-src 'self' ${CDN} 'nonce-${nonce}'`,
    "object-src 'none'",
    "base-uri 'none'",
    frameAncestors(url),
  ].join('; ');

/** Headers of every answer, whatever the route says. */
export const securityHeaders = (url: URL, nonce: string): Readonly<Record<string, string>> => ({
  'Content-Security-Policy': contentSecurityPolicy(url, nonce),
  'X-Content-Type-Options': 'nosniff',
  // Addresses carry a session token for a minute.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=()',
  'Cross-Origin-Resource-Policy': 'same-origin',
  ...(url.protocol === 'https:' && { 'Strict-Transport-Security': 'max-age=31536000' }),
});
