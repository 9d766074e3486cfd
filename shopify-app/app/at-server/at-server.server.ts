import { createHash } from 'node:crypto';
import {
  pushUntilStored,
  isWorthRetrying,
  readConnectCode,
  settingsScreenProblem,
  type OwnSettings,
} from '@talk-suite/core/contract';
import type { Finding } from '@talk-suite/core/findings';
import { codeProblem, type AtServer } from '@talk-suite/core/screens';
import type { PublicHost } from '@talk-suite/core/settings';
import { allowsLoopback, type AppData } from '../../app-data/index.ts';
import { sendSettings } from '../../server/talk-server/client.ts';
import { atServer } from '../../server/talk-server/state.ts';
import { keptOf, siteName, Vault } from '../../server/talk-server/vault.ts';
import type { Query } from '../admin.server.ts';
import { markFor } from '../mark.server.ts';
import { config, inAbsence, sessions } from '../shopify.server.ts';
import { loadFacts, loadStore } from '../store.server.ts';

const vault = new Vault(sessions.storage);

/** Milliseconds until the next attempt, by how many have failed. */
const WAITS = [60_000, 300_000, 900_000, 3_600_000];

interface Here {
  readonly connection: AppData['settings']['connection'];
  readonly own: OwnSettings;
}

/** Where the merchant changes the messenger; Shopify leads on from here to the app in its admin. */
const screenIn = (shop: string): string => `https://${shop}/admin/apps/${config.apiKey}/messenger`;

const ownSettings = (shop: string, { settings }: AppData, store: PublicHost): OwnSettings => {
  const screen = screenIn(shop);
  const host = {
    ...store,
    siteName: [...store.siteName].slice(0, 200).join(''),
    ...(settingsScreenProblem(screen) === null && { settingsScreen: screen }),
  };
  const { messenger } = settings;
  const name = createHash('sha256').update(JSON.stringify([messenger, host]));
  // Named by what they are: what was saved without a change needs no push.
  return { revision: name.digest('hex').slice(0, 32), messenger, host };
};

/** What the store has at this moment. */
const hereIn = async (shop: string, query: Query): Promise<Here | null> => {
  const [loaded, store] = await Promise.all([
    loadStore(query, markFor(shop, config.apiSecret)),
    loadFacts(query),
  ]);
  if (loaded.kind !== 'loaded') return null;
  const { appData } = loaded.envelope;
  return { connection: appData.settings.connection, own: ownSettings(shop, appData, store) };
};

const timers = new Map<string, NodeJS.Timeout>();

const tryAgain = (shop: string, failures: number): void => {
  clearTimeout(timers.get(shop));
  timers.delete(shop);
  if (failures === 0) return;
  const timer = setTimeout(
    () => {
      const query = async <Data>(document: string, variables: Record<string, unknown> = {}): Promise<Data> =>
        ((await (await inAbsence(shop))(document, variables)) as { data: Data }).data;
      // Where the store cannot be asked, the next screen that is opened pushes.
      pushSettings(shop, query).catch(() => {});
    },
    WAITS[Math.min(failures, WAITS.length) - 1],
  );
  timers.set(shop, timer.unref());
};

/** Where the settings of a store are; null where it is not connected to a Talk server. */
export const stateAtServer = async (shop: string, query: Query): Promise<AtServer | null> => {
  const here = await hereIn(shop, query);
  return here && atServer(here.connection, await vault.read(shop), here.own.revision);
};

/** Pushes now, if there is a code that fits. @returns where the settings are afterwards */
export const pushSettings = async (
  shop: string,
  query: Query,
  takeOver = false,
): Promise<AtServer | null> => {
  const here = await hereIn(shop, query);
  const kept = await vault.read(shop);
  const { connection } = here ?? {};
  if (!here || !connection || kept === null || kept === 'unreadable') return stateAtServer(shop, query);
  const server = connection.captureHost;
  if (kept.site === siteName(server, connection.trackingKey)) {
    const { settingsKey, record } = kept;
    const loopback = allowsLoopback(config);
    const { outcome, known } = await pushUntilStored({
      owner: { id: `shopify-${shop}`, name: shop.slice(0, 100) },
      known: record.known,
      takeOver,
      current: async () => (await hereIn(shop, query))?.own ?? here.own,
      send: (body) => sendSettings({ server, key: settingsKey, loopback }, body),
    });
    const failures = isWorthRetrying(outcome) ? record.failures + 1 : 0;
    await vault.write(shop, { ...kept, record: { known, outcome, failures } });
    tryAgain(shop, failures);
  }
  return stateAtServer(shop, query);
};

/** After a save: pushes where the server is behind. Somebody else's settings stay until a person decides. */
export const pushChanges = async (shop: string, query: Query): Promise<void> => {
  try {
    // Most stores have no Talk server: Shopify is asked nothing for them.
    if ((await vault.read(shop)) === null) return;
    const state = await stateAtServer(shop, query);
    if (state?.state === 'waiting' || state?.why === 'invalid') await pushSettings(shop, query);
  } catch (error) {
    console.error(error instanceof Error ? error.message : 'The settings could not be pushed.');
  }
};

/** Stores a connect code and pushes. @returns what keeps it from being stored, or where the settings are */
export const connectServer = async (
  shop: string,
  query: Query,
  text: string,
): Promise<Finding | AtServer | null> => {
  const here = await hereIn(shop, query);
  const problem = codeProblem(text, here?.connection ?? null);
  if (problem) return problem;
  await vault.write(shop, keptOf(readConnectCode(text)!));
  return pushSettings(shop, query);
};

/** Forgets the connect code. The server keeps what it has. */
export const forgetServer = async (shop: string, query: Query): Promise<AtServer | null> => {
  tryAgain(shop, 0);
  await vault.forget(shop);
  return stateAtServer(shop, query);
};
