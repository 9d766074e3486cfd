import type { Connection } from '@talk-suite/core/connection';
import { READ_APP_DATA, readAppData, type ReadAnswer } from '../../app-data/index.ts';
import { inAbsence } from '../shopify.server.ts';
import { Remembered } from '../../server/remembered.ts';

/** Milliseconds for which a store's choice is taken to stand: customers' page views are not to use up its API calls. */
const STANDS = 60_000;

/** What a store's merchant wants of those who are signed in. */
export interface Identity {
  /** Whether anybody is to know them. */
  readonly wanted: boolean;
  /** Who that is. */
  readonly connection: Connection | null;
}

const NOBODY: Identity = { wanted: false, connection: null };

const identityIn = async (shop: string): Promise<Identity> => {
  const graphql = await inAbsence(shop);
  const { data } = (await graphql(READ_APP_DATA, {})) as { data: ReadAnswer };
  const read = readAppData(data.currentAppInstallation.metafield?.value ?? null);
  if (!read.ok) return NOBODY;
  return { wanted: read.appData.identity, connection: read.appData.settings.connection };
};

/** Who is to know of a store's signed-in customers. Where that cannot be told, nobody is. */
export const identities = new Remembered(async (shop) => {
  try {
    return await identityIn(shop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'Shopify answered with an error.');
    return NOBODY;
  }
}, STANDS);
