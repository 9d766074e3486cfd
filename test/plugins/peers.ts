// Plugins that do what ours does, measured next to it on one page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { inTurn, median, quartiles } from '../bench/sample.ts';
import type { Ortto } from '../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../wordpress/connect.ts';
import { phpString } from '../wordpress/php-code.ts';
import { PLUGIN_SLUG } from '../wordpress/site.ts';
import { startNative, type Measured, type WordPressStack } from '../wordpress/stack.ts';
import type { FoundPlugin } from './found.ts';
import { setUpsOf } from './set-ups.ts';

const PAGE = '/hello-world/';

/** Milliseconds without a request after which a page has asked for what it wants. */
const QUIET = 1500;

/** Whether a plugin is a chat, by what its own readme calls it. */
export const isPeer = ({ folder }: FoundPlugin): boolean => {
  const readme = readdirSync(folder).find((name) => name.toLowerCase() === 'readme.txt');
  return readme !== undefined && /^Tags:.*chat/im.test(readFileSync(join(folder, readme), 'utf8'));
};

/** One page, with one plugin or none. */
interface Variant {
  readonly name: string;
  /** The plugin's file as WordPress names it; `none` for a page without any. */
  readonly plugin: string;
}

const NONE: Variant = { name: 'no plugin', plugin: 'none' };
/** The first again: how far the two differ is what this run cannot tell apart. */
const CONTROL: Variant = { name: 'no plugin, again', plugin: 'none' };
const OURS: Variant = { name: 'Talk Messenger', plugin: `${PLUGIN_SLUG}/${PLUGIN_SLUG}.php` };

const variantOf = ({ name, version, slug, file }: FoundPlugin): Variant => ({
  name: `${name} ${version}`,
  plugin: `${slug}/${file}`,
});

/** What a page costs with a plugin. */
export interface PeerCost {
  readonly name: string;
  readonly html: number;
  readonly scripts: number;
  readonly queries: number;
  /** The middle half of all requests' times in PHP, in milliseconds. */
  readonly serverMs: { readonly low: number; readonly median: number; readonly high: number };
  /** Requests of a browser that has never been there: until the page is quiet, and until it is after a visitor's first sign of life. */
  readonly requests: { readonly before: number; readonly after: number };
}

const requestsOf = async (
  browser: Browser,
  url: string,
  { plugin }: Variant,
): Promise<PeerCost['requests']> => {
  const context = await browser.newContext();
  try {
    await context.addCookies([{ name: 'talk_test_plugin', value: encodeURIComponent(plugin), url }]);
    const page = await context.newPage();
    let count = 0;
    context.on('request', () => (count += 1));
    const whenQuiet = async (): Promise<number> => {
      for (let last = -1; last !== count;) {
        last = count;
        await sleep(QUIET);
      }
      return count;
    };
    await page.goto(url, { waitUntil: 'load' });
    const before = await whenQuiet();
    await page.mouse.move(40, 40);
    await page.mouse.wheel(0, 100);
    await page.keyboard.press('ArrowDown');
    await page.mouse.click(5, 5);
    return { before, after: await whenQuiet() };
  } finally {
    await context.close();
  }
};

const costOf = (
  { name }: Variant,
  readings: readonly Measured[],
  requests: PeerCost['requests'],
): PeerCost => {
  const times = readings.map(({ serverMs }) => serverMs);
  const [low, high] = quartiles(times);
  return {
    name,
    html: median(readings.map(({ body }) => Buffer.byteLength(body))),
    scripts: median(readings.map(({ body }) => body.match(/<script\b/g)?.length ?? 0)),
    queries: median(readings.map(({ queries }) => queries)),
    serverMs: { low, median: median(times), high },
    requests,
  };
};

/** Yields whether the plugin could be activated; where it could, it is set up as far as is known how. */
const activate = async (stack: WordPressStack, plugin: FoundPlugin): Promise<boolean> => {
  const active = await stack.evalPhp<boolean>(
    `require_once ABSPATH . 'wp-admin/includes/plugin.php';
    return null === activate_plugin( ${phpString(variantOf(plugin).plugin)} );`,
    { user: 'admin' },
  );
  const { code } = setUpsOf(plugin.slug)[0]!;
  if (active && code !== '') await stack.runPhp(code, { user: 'admin' });
  return active;
};

/**
 * Measures a page without a plugin, again without, with ours, and with each peer alone that can be activated, request by
 * request in turn.
 * @param rounds requests of each for the server's time
 */
export const measurePeers = async (
  peers: readonly FoundPlugin[],
  { ortto, browser, wordpress }: { ortto: Ortto; browser: Browser; wordpress: string },
  rounds = 60,
): Promise<PeerCost[]> => {
  const stack = await startNative({
    wordpress,
    copies: peers.map(({ folder, slug }) => ({ from: folder, to: `wp-content/plugins/${slug}` })),
    muPlugins: [join(import.meta.dirname, 'only-plugin.php')],
  });
  try {
    await storeSettings(stack, connectedSettings(ortto));
    const variants = [NONE, CONTROL, OURS];
    for (const peer of peers) if (await activate(stack, peer)) variants.push(variantOf(peer));
    const byName = new Map(variants.map((variant) => [variant.name, variant]));
    const readings = await inTurn([...byName.keys()], rounds, Math.ceil(rounds / 10), (name) =>
      stack.measure(PAGE, { headers: { cookie: `talk_test_plugin=${byName.get(name)!.plugin}` } }),
    );
    const costs: PeerCost[] = [];
    for (const variant of byName.values())
      costs.push(
        costOf(variant, readings[variant.name]!, await requestsOf(browser, stack.url + PAGE, variant)),
      );
    return costs;
  } finally {
    await stack.stop();
  }
};

/** What a row of `peerRows` says, in its order. */
export const PEERS_HEAD = [
  'on the page',
  'HTML bytes',
  'scripts',
  'queries',
  'server ms (middle half)',
  'ratio to none',
  'requests before',
  'after first interaction',
] as const;

/** The costs as rows of a table: what there is more of than without a plugin, and the server's time as a ratio. */
export const peerRows = (costs: readonly PeerCost[]): string[][] => {
  const none = costs[0]!;
  const more = (value: number, base: number): string =>
    value < base ? `${value - base}` : `+${value - base}`;
  return costs.map(({ name, html, scripts, queries, serverMs, requests }) => [
    name,
    more(html, none.html),
    more(scripts, none.scripts),
    more(queries, none.queries),
    `${serverMs.median.toFixed(1)} (${serverMs.low.toFixed(1)}–${serverMs.high.toFixed(1)})`,
    (serverMs.median / none.serverMs.median).toFixed(3),
    more(requests.before, none.requests.before),
    more(requests.after, none.requests.after),
  ]);
};
