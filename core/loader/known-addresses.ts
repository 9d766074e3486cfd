/** Set by the build: the URLs at the origins of the built-in table, as the text of a regular expression. */
declare const KNOWN_ADDRESSES: string;

/** Matches the URLs at the origins of the built-in table. */
export const known = RegExp(KNOWN_ADDRESSES);
