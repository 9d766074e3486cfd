import { secretKeysOf, type Config } from './config.ts';
import { openStore } from './storage/open.ts';
import { sealedStore } from './storage/sealed.ts';
import type { Store } from './storage/store.ts';

/** The store as the settings have it; where its secrets cannot be opened, it is closed again. */
export const openConfigured = async (config: Config): Promise<Store> => {
  const store = await openStore(config.TALK_DATABASE);
  try {
    return await sealedStore(store, secretKeysOf(config));
  } catch (error) {
    await store.close();
    throw error;
  }
};
