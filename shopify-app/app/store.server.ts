import {
  appDataText,
  checkAppData,
  doubtsAbout,
  ownHosts,
  READ_APP_DATA,
  READ_STORE,
  readAppData,
  STALE_CODE,
  storeFacts,
  UNKNOWN_STORE,
  WRITE_APP_DATA,
  writeVariables,
  type Mark,
  type ReadAnswer,
  type StoreAnswer,
  type WriteAnswer,
} from '../app-data/index.ts';
import { valueAt, type PublicHost } from '@talk-suite/core/settings';
import type { Query } from './admin.server.ts';
import type { Loaded, SaveAnswer, SaveRequest } from './envelope.ts';

interface Stored {
  readonly installationId: string;
  readonly digest: string | null;
  readonly value: string | null;
  readonly loaded: Loaded;
}

const load = async (query: Query, mark: Mark): Promise<Stored> => {
  const { currentAppInstallation } = await query<ReadAnswer>(READ_APP_DATA);
  const { id, metafield } = currentAppInstallation;
  const digest = metafield?.compareDigest ?? null;
  const value = metafield?.value ?? null;
  const read = readAppData(value);
  const doubts = read.ok ? doubtsAbout(value, read.appData, mark) : [];
  return {
    installationId: id,
    digest,
    value,
    loaded: read.ok
      ? {
          kind: 'loaded',
          envelope: {
            digest,
            appData: read.appData,
            ...(metafield && { savedAt: metafield.updatedAt }),
            ...(doubts.length > 0 && { doubts }),
          },
        }
      : { kind: 'unreadable', message: read.message },
  };
};

/** What the store has saved, and what of it is not the app's. */
export const loadStore = async (query: Query, mark: Mark): Promise<Loaded> =>
  (await load(query, mark)).loaded;

/** What the store says of itself. */
export const loadFacts = async (query: Query): Promise<PublicHost> =>
  storeFacts(await query<StoreAnswer>(READ_STORE));

/** Only the messenger shows what a store says of itself. Nothing is known of what is to be saved but its claim. */
const showsStore = (appData: unknown): boolean => valueAt(appData, 'settings.messenger.mode') === 'on';

const failed = (detail: string): SaveAnswer => ({ kind: 'failed', failure: { kind: 'server', detail } });

/**
 * Saves only if nothing else was saved since what the request names: the platform compares and writes in one step.
 * @param allowedHosts hosts other than Ortto's own that the app's operator allows
 */
export const saveStore = async (
  query: Query,
  { digest, appData }: SaveRequest,
  allowedHosts: readonly string[],
  mark: Mark,
): Promise<SaveAnswer> => {
  const [stored, store] = await Promise.all([
    load(query, mark),
    showsStore(appData) ? loadFacts(query) : UNKNOWN_STORE,
  ]);
  if (stored.loaded.kind === 'unreadable') return failed(stored.loaded.message);
  const { envelope } = stored.loaded;
  if (digest !== stored.digest) return { kind: 'stale', theirs: envelope };
  const checked = checkAppData(appData, { allowedHosts }, store);
  if (!checked.ok) return { kind: 'invalid', errors: checked.errors };
  const { connection } = checked.appData.settings;
  const marked = connection && ownHosts(connection).length > 0 ? mark(connection) : null;
  const value = appDataText(checked.appData, { store, mark: marked });
  const { metafieldsSet } = await query<WriteAnswer>(
    WRITE_APP_DATA,
    writeVariables(stored.installationId, value, digest),
  );
  const [error] = metafieldsSet?.userErrors ?? [];
  if (error?.code === STALE_CODE) {
    const now = await load(query, mark);
    if (now.loaded.kind === 'unreadable') return failed(now.loaded.message);
    // Written at the first try, whose answer was lost.
    if (now.value === value) return { kind: 'saved', envelope: now.loaded.envelope };
    return { kind: 'stale', theirs: now.loaded.envelope };
  }
  const [written] = metafieldsSet?.metafields ?? [];
  if (error || !written) return failed(error?.message ?? '');
  const { compareDigest, updatedAt } = written;
  return {
    kind: 'saved',
    envelope: { digest: compareDigest, appData: checked.appData, savedAt: updatedAt },
  };
};
