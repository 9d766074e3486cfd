// needs: postgres
import { describe } from '@jest/globals';
import { letsMembersIn } from './members-contract.ts';
import { onPostgres } from '../places.ts';

describe('members of a Talk server on PostgreSQL', () => {
  letsMembersIn(onPostgres);
});
