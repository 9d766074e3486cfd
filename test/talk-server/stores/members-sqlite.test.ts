import { describe } from '@jest/globals';
import { letsMembersIn } from './members-contract.ts';
import { onSqlite } from '../places.ts';

describe('members of a Talk server on SQLite', () => {
  letsMembersIn(onSqlite);
});
