// needs: postgres
import { describe } from '@jest/globals';
import { worksWithBots } from './bots-contract.ts';
import { onPostgres } from '../places.ts';

describe('bots of a Talk server on PostgreSQL', () => {
  worksWithBots(onPostgres);
});
