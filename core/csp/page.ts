import type { Page } from './types.ts';

/** The page's address, or null where none is known. Policies are judged for pages of the web only. */
export const pageUrl = ({ url }: Page): URL | null => {
  const parsed = url !== undefined && URL.canParse(url) ? new URL(url) : null;
  return parsed && /^https?:$/.test(parsed.protocol) ? parsed : null;
};
