import { describe } from '@jest/globals';
import { sendsMails } from './mail-contract.ts';
import { onSqlite } from '../places.ts';

describe('mails of a Talk server on SQLite', () => {
  sendsMails(onSqlite);
});
