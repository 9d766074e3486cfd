// needs: chromium
import { describe } from '@jest/globals';
import { trackingCode } from '../sandbox/ortto/tracking-code.ts';
import { startOrtto } from '../sandbox/ortto/server.ts';
import { speaksTheLoaderContract } from './loader-contract.ts';

describe('the stand-in for Ortto', () => {
  speaksTheLoaderContract(async () => {
    const { trackingKey, captureHost, scriptUrl, stop } = await startOrtto();
    return {
      name: 'Ortto talk-demo',
      trackingKey,
      captureHost,
      scriptUrl,
      trackingCode: trackingCode({ trackingKey, captureHost, scriptUrl }),
      messenger: '#ap3-talk-widget-ui',
      stop,
    };
  });
});
