/**
 * What Shopify renders for the customer who is signed in: JSON of what `ap3c.track` takes of a person. It is the same
 * text for everybody, so nothing of a request can get into it, and no customer's data comes to this server.
 *
 * The rendered answer goes out as HTML, so no `<` may be left in it. Shopify's `json` takes care of that, without a word
 * about it in its documentation; hence the replacement. What it puts is captured, since engines read `\u` in a quoted
 * text in different ways.
 */
export const CUSTOMER_LIQUID = [
  '{% layout none %}',
  '{% capture lower %}\\u003c{% endcapture %}',
  '{% if customer.email %}{"email":{{ customer.email | json | replace: "<", lower }}}{% else %}null{% endif %}',
].join('');
