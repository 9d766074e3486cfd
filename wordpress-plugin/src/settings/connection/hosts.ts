/** An address as people name it: without its scheme and the slash of a bare host. */
export const withoutScheme = (url: string): string => url.replace(/^https?:\/\//, '').replace(/\/$/, '');
