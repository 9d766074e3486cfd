/**
 * Where the storefront asks who is signed in: Shopify takes the path (`[app_proxy]` in `shopify.app.toml` names its
 * two parts), signs the request, and passes it on to the app's server. A root of a language may stand before it.
 */
export const IDENTITY_PATH = '/apps/talk-messenger/customer';

/** The access scope without which Shopify passes nothing on: one of the optional ones of `shopify.app.toml`. */
export const IDENTITY_SCOPE = 'write_app_proxy';
