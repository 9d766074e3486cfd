// needs: postgres
import { describe } from '@jest/globals';
import { knowsPeople } from './identity-contract.ts';
import { onPostgres } from '../places.ts';

describe('people on a Talk server with PostgreSQL', () => {
  knowsPeople(onPostgres);
});
