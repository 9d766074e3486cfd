import { describe } from '@jest/globals';
import { worksWithBots } from './bots-contract.ts';
import { onSqlite } from '../places.ts';

describe('bots of a Talk server on SQLite', () => {
  worksWithBots(onSqlite);
});
