import { describe } from '@jest/globals';
import { setsMail } from './mail-settings-contract.ts';
import { onSqlite } from '../places.ts';

describe('how mails are sent, set in the inbox and kept on SQLite', () => {
  setsMail(onSqlite);
});
