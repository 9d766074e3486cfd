/**
 * What Shopify renders for the customer who is signed in: JSON of what `ap3c.track` takes of a person. It is the same
 * text for everybody, so nothing of a request can get into it, and no customer's data comes to this server.
 *
 * `json` makes it a text of JSON; the answer goes out as HTML, so that no `<` may be left whatever else `json` escapes.
 */
export const CUSTOMER_LIQUID = `{% layout none %}{% if customer %}{"email":{{ customer.email | json | replace: "<", "\\u003c" }}}{% else %}null{% endif %}`;
