import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNative } from '../wordpress/stack.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { compareVariants, METHOD } from './variants.ts';

const addresses = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};

/** PHP's CPU time of a whole request for a page whose policies are merged against the same page with the merge off. */
export const run = async (): Promise<void> => {
  const stack = await startNative({
    wordpress: 'newest',
    muPlugins: [
      join(import.meta.dirname, '../e2e/csp/policies.php'),
      join(import.meta.dirname, 'whole-request.php'),
    ],
  });
  try {
    const settings = connectedSettings(addresses);
    await storeSettings(stack, {
      ...settings,
      connection: { ...settings.connection!, dataRegion: 'us' },
      csp: { ...settings.csp, mode: 'merge' },
    });
    console.log(
      `WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}, nginx, MariaDB; PHP's CPU time of ${METHOD}`,
    );
    for (const [name, place] of [
      ['front page without a policy', 'none'],
      ['front page with a policy, merged twice to the same', 'send_headers'],
    ] as const) {
      const variants = { 'merge off': '&off=1', 'merge on': '&on=1', 'off, again': '&off=1' };
      await compareVariants(name, variants, async (variant) => {
        const { queries } = await stack.measure(`/?place=${place}${variant}`);
        // Merging ahead of sending comes after all that a header could tell.
        return { queries, serverMs: Number(readFileSync(join(stack.folder, 'wp-content/cpu-ms'), 'utf8')) };
      });
    }
  } finally {
    await stack.stop();
  }
};
