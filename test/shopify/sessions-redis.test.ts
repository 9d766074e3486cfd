// needs: redis
import { describe } from '@jest/globals';
import { startRedis } from './databases.ts';
import { keepsSessions } from './session-contract.ts';

describe('Redis keeps sessions', () => {
  keepsSessions(startRedis);
});
