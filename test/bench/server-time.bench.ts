import { startNative } from '../wordpress/stack.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { inTurn, median, quartiles } from './sample.ts';

const ROUNDS = 300;
const WARM_UP = 30;

const addresses = {
  trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
  captureHost: 'https://capture-api.autopilotapp.com/',
  scriptUrl: 'https://cdn2l.ink/app.js',
};

/**
 * Server time of a page with the plugin against the same page without it, and queries. The page without the plugin
 * is measured twice: how far those two differ is what one run cannot tell apart.
 */
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
    console.log(
      `WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}, nginx, MariaDB; ${ROUNDS} requests each, in turn`,
    );
    for (const [name, path] of [
      ['front page', '/'],
      ['post', post],
    ] as const) {
      const variants = { 'without plugin': 'none', 'with plugin': 'plugin', 'without, again': 'none' };
      const readings = await inTurn(
        Object.keys(variants) as (keyof typeof variants)[],
        ROUNDS,
        WARM_UP,
        (variant) => stack.measure(path, { headers: { cookie: `talk_bench=${variants[variant]}` } }),
      );
      const base = median(readings['without plugin'].map(({ serverMs }) => serverMs));
      console.log(`\n${name}`);
      for (const [variant, all] of Object.entries(readings)) {
        const times = all.map(({ serverMs }) => serverMs);
        const [low, high] = quartiles(times);
        const queries = median(all.map(({ queries: count }) => count));
        console.log(
          `  ${variant.padEnd(15)} median ${median(times).toFixed(2)} ms (${low.toFixed(2)}–${high.toFixed(2)}), ` +
            `ratio ${(median(times) / base).toFixed(3)}, queries ${queries}`,
        );
      }
    }
  } finally {
    await stack.stop();
  }
};
