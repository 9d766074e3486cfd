/**
 * What somebody typed as the address of a page: whole addresses stay as they are, all else is a path on the host that
 * was chosen.
 */
export const addressOf = (typed: string, host: string): string => {
  const text = typed.trim();
  return /^[a-z][a-z0-9+.-]*:|^\/\//i.test(text) ? text : `https://${host}/${text.replace(/^\/+/, '')}`;
};
