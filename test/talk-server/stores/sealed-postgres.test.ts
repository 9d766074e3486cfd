// needs: postgres
import { describe } from '@jest/globals';
import { onPostgres } from '../places.ts';
import { keepsSecretsSealed } from './sealed-contract.ts';

describe('secrets in PostgreSQL', () => {
  keepsSecretsSealed(onPostgres);
});
