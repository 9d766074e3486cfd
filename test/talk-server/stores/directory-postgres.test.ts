// needs: postgres
import { describe } from '@jest/globals';
import { knowsWhoIsThere } from './directory-contract.ts';
import { onPostgres } from '../places.ts';

describe('who and what a store in PostgreSQL knows', () => {
  knowsWhoIsThere(onPostgres);
});
