// needs: postgres
import { describe } from '@jest/globals';
import { keepsFiles } from './files-contract.ts';
import { worksWithHosts } from './hosts-contract.ts';
import { onPostgres } from '../places.ts';

describe('hosts and a Talk server on PostgreSQL', () => {
  worksWithHosts(onPostgres);
});

describe('files of a Talk server on PostgreSQL', () => {
  keepsFiles(onPostgres);
});
