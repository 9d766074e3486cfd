// Access scopes that `shopify.app.toml` names as optional: a merchant is asked for one when something wants it.

/** Products and collections: for Shopify's picker, and for the whole decision in the admin's block. */
export const PRODUCT_SCOPE = 'read_products';

/**
 * Pages, blogs and articles: for the app's picker. `read_online_store_pages` would open the same; what it is called says
 * nothing of blogs.
 */
export const CONTENT_SCOPE = 'read_content';

/** Images under Content → Files: for the messenger's pictures. Shopify publishes no scope for images alone that an app may ask for. */
export const FILES_SCOPE = 'read_files';
