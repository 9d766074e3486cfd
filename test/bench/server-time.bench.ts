import { startNative } from '../wordpress/stack.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { compareVariants, METHOD } from './variants.ts';

const addresses = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};

/** Server time of a page with the plugin against the same page without it, and queries. */
export const run = async (): Promise<void> => {
  const stack = await startNative({
    wordpress: 'newest',
    muPlugins: [`${import.meta.dirname}/plugin-switch.php`],
  });
  try {
    await storeSettings(stack, connectedSettings(addresses));
    const post = await stack.evalPhp<string>(
      `return get_permalink( wp_insert_post( array( 'post_title' => 'Bench', 'post_status' => 'publish', 'post_content' => 'Bench' ) ) );`,
    );
    console.log(`WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}, nginx, MariaDB; ${METHOD}`);
    const variants = { 'without plugin': 'none', 'with plugin': 'plugin', 'without, again': 'none' };
    for (const [name, path] of [
      ['front page', '/'],
      ['post', post],
    ] as const) {
      await compareVariants(name, variants, (variant) =>
        stack.measure(path, { headers: { cookie: `talk_bench=${variant}` } }),
      );
    }
  } finally {
    await stack.stop();
  }
};
