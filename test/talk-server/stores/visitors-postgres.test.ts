// needs: postgres
import { describe } from '@jest/globals';
import { onPostgres } from '../places.ts';
import { holdsVisitorsToTheRules } from './visitors-contract.ts';

describe('visitors of a Talk server on PostgreSQL', () => {
  holdsVisitorsToTheRules(onPostgres);
});
