import { describe } from '@jest/globals';
import { showsTheInbox } from './inbox-contract.ts';
import { onSqlite } from '../places.ts';

describe('the inbox of a Talk server on SQLite', () => {
  showsTheInbox(onSqlite);
});
