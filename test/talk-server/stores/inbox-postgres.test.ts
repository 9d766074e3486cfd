// needs: postgres
import { describe } from '@jest/globals';
import { showsTheInbox } from './inbox-contract.ts';
import { onPostgres } from '../places.ts';

describe('the inbox of a Talk server on PostgreSQL', () => {
  showsTheInbox(onPostgres);
});
