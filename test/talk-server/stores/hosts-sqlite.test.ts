import { describe } from '@jest/globals';
import { keepsFiles } from './files-contract.ts';
import { worksWithHosts } from './hosts-contract.ts';
import { onSqlite } from '../places.ts';

describe('hosts and a Talk server on SQLite', () => {
  worksWithHosts(onSqlite);
});

describe('files of a Talk server on SQLite', () => {
  keepsFiles(onSqlite);
});
