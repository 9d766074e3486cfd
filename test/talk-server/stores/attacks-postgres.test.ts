// needs: postgres
import { describe } from '@jest/globals';
import { withstands } from './attacks-contract.ts';
import { onPostgres } from '../places.ts';

describe('attacks on a Talk server with PostgreSQL', () => {
  withstands(onPostgres);
});
