// needs: postgres
import { describe } from '@jest/globals';
import { onPostgres } from '../places.ts';
import { sharesTheWork } from './working-contract.ts';

describe('work that is shared in the inbox, on PostgreSQL', () => {
  sharesTheWork(onPostgres);
});
