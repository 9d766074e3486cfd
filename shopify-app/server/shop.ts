const SHOP = /^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/;

/** A store's permanent domain, or null where the text is none: it goes into headers and addresses. */
export const shopOf = (text: unknown): string | null =>
  typeof text === 'string' && SHOP.test(text) ? text : null;
