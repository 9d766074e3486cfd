// needs: postgres
import { describe } from '@jest/globals';
import { speaksTheContract } from './conversation-contract.ts';
import { onPostgres } from '../places.ts';

describe('a Talk server on PostgreSQL', () => {
  speaksTheContract(onPostgres);
});
