import { isKnownScriptUrl } from '../connection/index.ts';
import type { MergeOptions } from '../csp/index.ts';
import type { Settings } from '../settings/index.ts';

/**
 * What a merge asks of the settings.
 * @param limit what the site's headers may take together, in bytes; without it, the usual one
 */
export const mergeOptionsOf = (
  { connection, csp }: Pick<Settings, 'connection' | 'csp'>,
  limit?: number,
): MergeOptions => ({
  account: connection,
  settings: csp,
  knownScripts: connection !== null && isKnownScriptUrl(connection.scriptUrl) ? [connection.scriptUrl] : [],
  ...(limit !== undefined && { limit }),
});
