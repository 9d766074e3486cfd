// needs: redis
import { describe } from '@jest/globals';
import { RedisSessionStorage } from '@shopify/shopify-app-session-storage-redis';
import { startRedis } from './databases.ts';
import { keepsSessions } from './session-contract.ts';

describe('Redis keeps sessions', () => {
  keepsSessions(startRedis, async (address) => {
    const storage = new RedisSessionStorage(address);
    await storage.ready;
    return { storage, close: () => storage.disconnect() };
  });
});
