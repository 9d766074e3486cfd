import { describe } from '@jest/globals';
import { speaksTheContract } from './conversation-contract.ts';
import { onSqlite } from '../places.ts';

describe('a Talk server on SQLite', () => {
  speaksTheContract(onSqlite);
});
