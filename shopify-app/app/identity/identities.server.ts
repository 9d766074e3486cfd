import { READ_APP_DATA, readAppData, type ReadAnswer } from '../../app-data/index.ts';
import { inAbsence } from '../shopify.server.ts';
import { Remembered } from '../../server/remembered.ts';

/** Milliseconds for which a store's choice is taken to stand: customers' page views are not to use up its API calls. */
const STANDS = 60_000;

const isWanted = async (shop: string): Promise<boolean> => {
  const graphql = await inAbsence(shop);
  const { data } = (await graphql(READ_APP_DATA, {})) as { data: ReadAnswer };
  const read = readAppData(data.currentAppInstallation.metafield?.value ?? null);
  return read.ok && read.appData.identity;
};

/** Whether the merchant of a store wants Ortto to know who is signed in. Where that cannot be told, it is a no. */
export const identities = new Remembered(async (shop) => {
  try {
    return await isWanted(shop);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'Shopify answered with an error.');
    return false;
  }
}, STANDS);
