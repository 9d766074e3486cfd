import { describe } from '@jest/globals';
import { onSqlite } from '../places.ts';
import { tellsWebhooks } from './webhooks-contract.ts';

describe('webhooks of a server on SQLite', () => {
  tellsWebhooks(onSqlite);
});
