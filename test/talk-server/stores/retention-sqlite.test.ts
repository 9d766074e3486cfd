import { describe } from '@jest/globals';
import { onSqlite } from '../places.ts';
import { keepsForSoManyDays } from './retention-contract.ts';

describe('retention in SQLite', () => {
  keepsForSoManyDays(onSqlite);
});
