// Twin in PHP: visibility/class-pattern.php
import { comparable, decodeQuery, splitQuery, withoutSlash } from './normalise.ts';

/** Text with `*` in it: the literal pieces between the stars, so always one more than there are stars. */
export type Pieces = readonly string[];

export interface Pattern {
  readonly path: Pieces;
  /** Each of these pairs must be in the address's query. */
  readonly query: readonly (readonly [name: string, value: Pieces])[];
}

const NO_QUERY: Pattern['query'] = [];

const parsePair = (pair: string): Pattern['query'][number] => {
  const [, name, value] = /^([^=]*)=?(.*)/s.exec(pair)!;
  return [decodeQuery(name!), value!.split('*').map(decodeQuery)];
};

/**
 * Reads an address pattern: `*` is any run of characters, everything else is itself. The stars are taken out
 * first, so an escaped one (`%2A`) is the character.
 */
export const parsePattern = (text: string): Pattern => {
  const [path, query] = splitQuery(text);
  return {
    path: withoutSlash(path).split('*').map(comparable),
    query: query === '' ? NO_QUERY : query.split('&').filter(Boolean).map(parsePair),
  };
};

/** Whether text fits pieces: each star takes as little as it can, which is enough to find out. Linear in practice. */
export const fits = (pieces: Pieces, text: string): boolean => {
  const last = pieces.length - 1;
  if (last === 0) return text === pieces[0];
  if (!text.startsWith(pieces[0]!)) return false;
  let at = pieces[0]!.length;
  for (let i = 1; i < last; i += 1) {
    const found = text.indexOf(pieces[i]!, at);
    if (found < 0) return false;
    at = found + pieces[i]!.length;
  }
  return at + pieces[last]!.length <= text.length && text.endsWith(pieces[last]!);
};

/** The query's half of a match. */
export const fitsQuery = (
  { query }: Pattern,
  pairs: readonly (readonly [name: string, value: string])[],
): boolean => query.every(([name, value]) => pairs.some(([key, text]) => key === name && fits(value, text)));

// Stands for whatever a star of the narrower text may take: only a star of the wider one can take it.
const ANYTHING = '\uffff';

/** Pieces as one text, which every wider pattern fits. */
export const widestText = (pieces: Pieces): string => pieces.join(ANYTHING);

const includes = (wide: Pieces, narrow: string): boolean =>
  fits(wide, narrow) && !wide.some((piece) => piece.includes(ANYTHING));

/**
 * Whether every address that `narrow` matches is matched by `wide` too.
 * @param path the widest text of the narrow path, for those who ask about many.
 */
export const covers = (wide: Pattern, narrow: Pattern, path = widestText(narrow.path)): boolean =>
  includes(wide.path, path) &&
  wide.query.every(([name, value]) =>
    narrow.query.some(([key, text]) => key === name && includes(value, widestText(text))),
  );
