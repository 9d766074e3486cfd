import { describe } from '@jest/globals';
import { withstands } from './attacks-contract.ts';
import { onSqlite } from '../places.ts';

describe('attacks on a Talk server with SQLite', () => {
  withstands(onSqlite);
});
