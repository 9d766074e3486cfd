import { createLogger } from '../logging.ts';
import type { Store } from '../storage/store.ts';
import { createApp } from './app.ts';

/** The OpenAPI document of this version. No store is opened: routes ask theirs only when they are asked themselves. */
export const describeApi = async (): Promise<object> => {
  const empty = { webhooks: { webhooks: async () => [] } } as unknown as Store;
  const app = createApp({ store: empty, logger: createLogger('silent') });
  try {
    await app.ready();
    return app.swagger();
  } finally {
    await app.close();
  }
};
