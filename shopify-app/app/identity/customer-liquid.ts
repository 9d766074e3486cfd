/** What a token may consist of (RFC 7519): nothing that Liquid, JSON or HTML would take for its own. */
const TOKEN = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * What Shopify renders for the customer who is signed in: JSON of what the loader takes of a person. Nothing but a
 * Talk server's token comes from this server, and no customer's data comes to it.
 *
 * The rendered answer goes out as HTML, so no `<` may be left in it. Shopify's `json` takes care of that, without a word
 * about it in its documentation; hence the replacement. What it puts is captured, since engines read `\u` in a quoted
 * text in different ways.
 * @param talkToken proves the customer to a Talk server; null where the store has none
 */
export const customerLiquid = (talkToken: string | null): string => {
  const token = talkToken !== null && TOKEN.test(talkToken) ? `"talkToken":"${talkToken}"` : '';
  return [
    '{% layout none %}',
    '{% capture lower %}\\u003c{% endcapture %}',
    `{% if customer.email %}{"email":{{ customer.email | json | replace: "<", lower }}${token && `,${token}`}}`,
    `{% else %}${token ? `{${token}}` : 'null'}{% endif %}`,
  ].join('');
};
