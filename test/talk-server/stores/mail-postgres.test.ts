// needs: postgres
import { describe } from '@jest/globals';
import { sendsMails } from './mail-contract.ts';
import { onPostgres } from '../places.ts';

describe('mails of a Talk server on PostgreSQL', () => {
  sendsMails(onPostgres);
});
