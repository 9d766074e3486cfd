import {
  appDataText,
  checkAppData,
  READ_APP_DATA,
  readAppData,
  STALE_CODE,
  WRITE_APP_DATA,
  writeVariables,
  type ReadAnswer,
  type WriteAnswer,
} from '../app-data/index.ts';
import type { Query } from './admin.server.ts';
import type { Loaded, SaveAnswer, SaveRequest } from './envelope.ts';

interface Stored {
  readonly installationId: string;
  readonly digest: string | null;
  readonly loaded: Loaded;
}

const load = async (query: Query): Promise<Stored> => {
  const { currentAppInstallation } = await query<ReadAnswer>(READ_APP_DATA);
  const { id, metafield } = currentAppInstallation;
  const digest = metafield?.compareDigest ?? null;
  const read = readAppData(metafield?.value ?? null);
  return {
    installationId: id,
    digest,
    loaded: read.ok
      ? { kind: 'loaded', envelope: { digest, appData: read.appData } }
      : { kind: 'unreadable', message: read.message },
  };
};

/** What the store has saved. */
export const loadStore = async (query: Query): Promise<Loaded> => (await load(query)).loaded;

/**
 * Saves only if nothing else was saved since what the request names: the platform compares and writes in one step.
 * @param allowedHosts hosts beside Ortto's own that the app's operator allows
 */
export const saveStore = async (
  query: Query,
  { digest, appData }: SaveRequest,
  allowedHosts: readonly string[],
): Promise<SaveAnswer> => {
  const stored = await load(query);
  if (stored.loaded.kind === 'unreadable') return { kind: 'failed', message: stored.loaded.message };
  const { envelope } = stored.loaded;
  if (digest !== stored.digest) return { kind: 'stale', theirs: envelope };
  const checked = checkAppData(appData, { allowedHosts, stored: envelope.appData.settings.connection });
  if (!checked.ok) return { kind: 'invalid', errors: checked.errors };
  const value = appDataText(checked.appData);
  const { metafieldsSet } = await query<WriteAnswer>(
    WRITE_APP_DATA,
    writeVariables(stored.installationId, value, digest),
  );
  const [error] = metafieldsSet?.userErrors ?? [];
  if (error?.code === STALE_CODE) {
    const now = await load(query);
    return now.loaded.kind === 'loaded'
      ? { kind: 'stale', theirs: now.loaded.envelope }
      : { kind: 'failed', message: now.loaded.message };
  }
  const [written] = metafieldsSet?.metafields ?? [];
  if (error || !written) return { kind: 'failed', message: error?.message ?? '' };
  return { kind: 'saved', envelope: { digest: written.compareDigest, appData: checked.appData } };
};
