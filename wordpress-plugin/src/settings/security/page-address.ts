/**
 * The address of a page as a person types it, read as the server reads it: whole, or a path from the host, where that
 * leads into the site, or from the site's front page.
 */
export const pageAddress = (typed: string, frontPage: URL): string => {
  const text = typed.trim();
  const isFromHost = frontPage.pathname !== '/' && text.startsWith(frontPage.pathname);
  const path = isFromHost ? text : text.replace(/^\/+/, '');
  return URL.canParse(path, frontPage) ? new URL(path, frontPage).href : frontPage.href;
};
