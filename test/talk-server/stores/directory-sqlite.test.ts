import { describe } from '@jest/globals';
import { knowsWhoIsThere } from './directory-contract.ts';
import { onSqlite } from '../places.ts';

describe('who and what a store in SQLite knows', () => {
  knowsWhoIsThere(onSqlite);
});
