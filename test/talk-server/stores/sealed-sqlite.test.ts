import { describe } from '@jest/globals';
import { onSqlite } from '../places.ts';
import { keepsSecretsSealed } from './sealed-contract.ts';

describe('secrets in SQLite', () => {
  keepsSecretsSealed(onSqlite);
});
