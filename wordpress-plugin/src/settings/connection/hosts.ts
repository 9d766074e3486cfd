/** An address as people name it: without its scheme and the slash of a bare host. */
export const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');

/** The host (and port) of an address; the text itself where it is none. */
export const host = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);
