// needs: postgres
import { describe } from '@jest/globals';
import { keepsItsPromises } from './log-contract.ts';
import { onPostgres } from './places.ts';

describe('the log in PostgreSQL', () => {
  keepsItsPromises(onPostgres);
});
