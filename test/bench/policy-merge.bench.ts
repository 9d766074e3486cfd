import { join } from 'node:path';
import { startNative } from '../wordpress/stack.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { compareVariants, METHOD } from './variants.ts';

const addresses = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};

/** Server time of a page whose policies are merged against the same page with the merge off. */
export const run = async (): Promise<void> => {
  const stack = await startNative({
    wordpress: 'newest',
    muPlugins: [join(import.meta.dirname, '../e2e/policies.php')],
  });
  try {
    const settings = connectedSettings(addresses);
    await storeSettings(stack, {
      ...settings,
      connection: { ...settings.connection!, dataRegion: 'us' },
      csp: { ...settings.csp, mode: 'merge' },
    });
    console.log(`WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}, nginx, MariaDB; ${METHOD}`);
    for (const [name, place] of [
      ['front page without a policy', 'none'],
      ['front page with a policy, merged twice to the same', 'send_headers'],
      ['front page with four policies in three headers', 'several'],
    ] as const) {
      const variants = { 'merge off': '&off=1', 'merge on': '&on=1', 'off, again': '&off=1' };
      await compareVariants(name, variants, (variant) => stack.measure(`/?place=${place}${variant}`));
    }
  } finally {
    await stack.stop();
  }
};
