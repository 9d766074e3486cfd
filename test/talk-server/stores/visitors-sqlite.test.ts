import { describe } from '@jest/globals';
import { onSqlite } from '../places.ts';
import { holdsVisitorsToTheRules } from './visitors-contract.ts';

describe('visitors of a Talk server on SQLite', () => {
  holdsVisitorsToTheRules(onSqlite);
});
