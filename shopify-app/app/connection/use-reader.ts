import type { Entry, EntryReading } from '@talk-suite/core/connection';
import { useEffect, useMemo, useState } from 'react';
import type { HostRights } from '../../app-data/hosts.ts';
import type { TextKey } from '../../texts/index.ts';
import type { readHere } from './parser.ts';

type Parser = typeof readHere;

/** Until the parser is there, and where nothing is entered, there is nothing to say. */
const BLANK: EntryReading<TextKey> = { kind: 'blank' };

/**
 * Reads what is entered, once the parser has come; an entry is read again only when it is another one.
 * @param rights absent where nothing is entered: the parser is not fetched then
 */
export const useReader = (
  rights: HostRights | undefined,
): ((entry: Entry | null) => EntryReading<TextKey>) => {
  const [parser, setParser] = useState<Parser | null>(null);
  const wanted = rights !== undefined;
  useEffect(() => {
    if (wanted)
      import('./parser.ts').then(
        ({ readHere: parse }) => setParser(() => parse),
        () => {},
      );
  }, [wanted]);
  const allowed = rights?.allowedHosts;
  return useMemo(() => {
    let last: { readonly entry: Entry | null; readonly reading: EntryReading<TextKey> } | null = null;
    return (entry) => {
      if (!parser || !allowed || entry === null) return BLANK;
      if (last?.entry !== entry) last = { entry, reading: parser(entry, { allowedHosts: allowed }) };
      return last.reading;
    };
  }, [parser, allowed]);
};
