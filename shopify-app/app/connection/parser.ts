// In a file of its own, so that the parser, most of this app's code, is fetched only where something is entered.
import { readEntry, type Entry, type EntryReading } from '@talk-suite/core/connection';
import { allowsLoopback, hostFindings, type HostRights } from '../../app-data/hosts.ts';
import type { TextKey } from '../../texts/index.ts';

/**
 * Reads a tracking code, or values typed by hand, in the browser: what a code holds besides, customers' data for
 * example, never leaves it.
 * @param rights hosts next to Ortto's own that may be saved; the server judges again
 */
export const readHere = (entry: Entry | null, rights: HostRights): EntryReading<TextKey> =>
  readEntry(entry, {
    local: allowsLoopback(rights),
    moreFindings: (connection) => hostFindings(connection, rights),
  });
