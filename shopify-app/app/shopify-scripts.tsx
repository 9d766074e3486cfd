const CDN = 'https://cdn.shopify.com/shopifycloud';

/**
 * App Bridge and Polaris. Shopify wants App Bridge to be the first script of the document, in its head and in place; the
 * library's own component would put both into the body, behind everything that is loaded ahead.
 */
export const ShopifyScripts = ({ apiKey }: { readonly apiKey: string }) => (
  <>
    <script src={`${CDN}/app-bridge.js`} data-api-key={apiKey} />
    <script src={`${CDN}/polaris.js`} />
  </>
);
