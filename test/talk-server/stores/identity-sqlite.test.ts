import { describe } from '@jest/globals';
import { knowsPeople } from './identity-contract.ts';
import { onSqlite } from '../places.ts';

describe('people on a Talk server with SQLite', () => {
  knowsPeople(onSqlite);
});
