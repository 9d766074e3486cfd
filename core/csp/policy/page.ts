import type { Page } from '../types.ts';

/** An address of the web, absolute or relative to the base, or null where it is none. */
export const webAddress = (text: string, base?: URL | null): URL | null => {
  const address = URL.canParse(text, base?.href) ? new URL(text, base?.href) : null;
  return address && /^(https?|wss?):$/.test(address.protocol) ? address : null;
};

/** The page's address, or null where none is known. Policies are judged for pages of the web only. */
export const pageUrl = ({ url = '' }: Page): URL | null => {
  const address = webAddress(url);
  return address?.protocol.startsWith('http') ? address : null;
};
