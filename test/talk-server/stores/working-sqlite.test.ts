import { describe } from '@jest/globals';
import { onSqlite } from '../places.ts';
import { sharesTheWork } from './working-contract.ts';

describe('work that is shared in the inbox, on SQLite', () => {
  sharesTheWork(onSqlite);
});
