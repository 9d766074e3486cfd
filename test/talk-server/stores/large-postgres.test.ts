// needs: postgres
import { describe } from '@jest/globals';
import { startPostgres } from '../../shopify/databases.ts';
import { findsAmongMany } from './large-contract.ts';

describe('a large site in PostgreSQL', () => {
  findsAmongMany(startPostgres);
});
