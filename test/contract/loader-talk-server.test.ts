// needs: chromium
import { randomUUIDv7 } from 'node:crypto';
import { describe } from '@jest/globals';
import { printTrackingCode } from '../../core/contract/loader/tracking-code.ts';
import { onSqlite } from '../talk-server/places.ts';
import { serve } from '../talk-server/served.ts';
import { speaksTheLoaderContract } from './loader-contract.ts';

describe('a Talk server', () => {
  speaksTheLoaderContract(async (origin) => {
    const place = await onSqlite();
    const served = await serve(place.store);
    const site = {
      id: randomUUIDv7(),
      name: 'Boots',
      trackingKey: 'talk-0123456789abcdef01',
      origins: [origin],
    };
    await place.store.directory.addSite(site, 1);
    const code = {
      name: 'Boots',
      trackingKey: site.trackingKey,
      captureHost: `${served.url}/`,
      scriptUrl: `${served.url}/app.js`,
    };
    return {
      ...code,
      trackingCode: printTrackingCode(code),
      messenger: 'talk-suite-messenger',
      stop: async () => {
        await served.stop();
        await place.stop();
      },
    };
  });
});
