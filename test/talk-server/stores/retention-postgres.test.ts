// needs: postgres
import { describe } from '@jest/globals';
import { onPostgres } from '../places.ts';
import { keepsForSoManyDays } from './retention-contract.ts';

describe('retention in PostgreSQL', () => {
  keepsForSoManyDays(onPostgres);
});
