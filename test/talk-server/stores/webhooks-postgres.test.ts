// needs: postgres
import { describe } from '@jest/globals';
import { onPostgres } from '../places.ts';
import { tellsWebhooks } from './webhooks-contract.ts';

describe('webhooks of a server on PostgreSQL', () => {
  tellsWebhooks(onPostgres);
});
