/**
 * Where the storefront asks who is signed in: Shopify takes the path (`[app_proxy]` in `shopify.app.toml` names its
 * two parts), signs the request, and passes it on to the app's server. A root of a language may stand before it.
 */
export const IDENTITY_PATH = '/apps/talk-messenger/customer';
