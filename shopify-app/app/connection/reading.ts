import type { Entry, EntryReading } from '@talk-suite/core/connection';
import type { HostRights } from '../../app-data/hosts.ts';
import type { TextKey } from '../../texts/index.ts';

/**
 * Reads a tracking code, or values typed by hand, in the browser: what a code holds besides, customers' data for
 * example, never leaves it.
 * @param rights hosts beside Ortto's own that may be saved; the server judges again
 */
export const readHere = async (entry: Entry | null, rights: HostRights): Promise<EntryReading<TextKey>> => {
  const [{ readEntry }, { allowsLoopback, hostFindings }] = await Promise.all([
    import('./parser.ts'),
    import('../../app-data/hosts.ts'),
  ]);
  return readEntry(entry, {
    local: allowsLoopback(rights),
    objections: (connection) => hostFindings(connection, rights),
  });
};
