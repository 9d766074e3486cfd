// `npm start`: a demo shop on real WordPress with the plugin, and one on a stand-in for Shopify with the app, both
// connected to a Talk server of their own.
// Installs and builds what is missing; Ctrl-C ends everything it started.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { demoMessenger } from '../test/sandbox/demo-messenger.ts';
import { startShopifyDemo, type ShopifyDemo } from '../test/sandbox/shopify/demo.ts';
import { startTalkServerDemo, type TalkServerDemo } from '../test/sandbox/talk-server/demo.ts';
import {
  DEMO_LINKS,
  DEMO_LOGIN,
  DEMO_THEME,
  demoFingerprint,
  demoPages,
} from '../test/wordpress/demo/content.ts';
import { connectCode, pasteCode, seedCode } from '../test/wordpress/demo/seed.ts';
import { nextFreePort } from '../test/ports.ts';
import { cachedNewest, wordpressFolder, wordpressVersionOf } from '../test/wordpress/source/folder.ts';
import { findRelease } from '../test/wordpress/source/release.ts';
import { startPlayground } from '../test/wordpress/stack.ts';
import { mustBuild } from './build/parts.ts';
import { ensurePlaygroundPackages } from './machine/playground-packages.ts';
import { ensureAdminSchema } from './machine/shopify-schema.ts';
import { onOrphaned } from './orphan.ts';
import { progressTo } from './progress.ts';

const HELP = `npm start -- [options]

  --wordpress VERSION  6.6, newest, or a release such as 7.1 (default: the newest within reach, and then the
                       one of the last start)
  --php VERSION        7.4, 8.3 or 8.5 (default 8.3)
  --port NUMBER        where the site listens; the next free port when it is taken (default 8080)
  --folder PATH        where the demo is kept (default .cache/demo)
  --fresh              forget what was changed in the demo
  --help               this text
`;

const usage = (problem: string): never => {
  process.stderr.write(`${problem}\n\n${HELP}`);
  process.exit(2);
};

interface Options {
  wordpress?: string;
  php: string;
  port: number;
  folder: string;
  fresh: boolean;
}

const readOptions = (): Options => {
  const { values } = parseArgs({
    options: {
      wordpress: { type: 'string' },
      php: { type: 'string', default: '8.3' },
      port: { type: 'string', default: '8080' },
      folder: { type: 'string', default: join(import.meta.dirname, '../.cache/demo') },
      fresh: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    process.stdout.write(HELP);
    process.exit(0);
  }
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_435) usage(`--port: "${values.port}" is no port`);
  if (!['7.4', '8.3', '8.5'].includes(values.php))
    usage(`--php: must be 7.4, 8.3 or 8.5, not "${values.php}"`);
  return {
    ...(values.wordpress === undefined ? {} : { wordpress: values.wordpress }),
    php: values.php,
    port,
    folder: resolve(values.folder),
    fresh: values.fresh,
  };
};

let options;
try {
  options = readOptions();
} catch (error) {
  options = usage(error instanceof Error ? error.message : String(error));
}
const { wordpress, php, port, folder, fresh } = options;
const lastFile = join(folder, 'wordpress.txt');
const progress = progressTo((line) => process.stdout.write(`${line}\n`));

/** What is running, the last started first; each is ended once. */
const running: (() => Promise<unknown>)[] = [];
let ending: Promise<void> | undefined;
const end = (code: number): Promise<void> => {
  ending ??= (async () => {
    for (const stop of running) await stop().catch(() => {});
    process.exit(code);
  })();
  return ending;
};
const endByWish = (): void => {
  if (ending === undefined) process.stdout.write('\nStopping …\n');
  void end(0);
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, endByWish);
onOrphaned(endByWish);

/**
 * Takes Ctrl-C as a key instead of a signal: the signal would also end the shell between npm and us, and npm
 * would report a failure. Where there is no terminal, the signals above do it.
 */
const watchForCtrlC = (): void => {
  if (!process.stdin.isTTY) return;
  process.stdin.setRawMode(true);
  process.stdin.on('data', (keys: Buffer) => {
    if (keys.includes(0x03)) endByWish();
  });
};

/** The WordPress to run: what was asked for, that of the last start, the newest release, else 6.6. */
const chooseWordPress = async (): Promise<string> => {
  if (wordpress !== undefined) return wordpressFolder(wordpress, progress);
  const last = existsSync(lastFile) ? readFileSync(lastFile, 'utf8').trim() : '';
  if (last !== '' && existsSync(join(last, 'wp-load.php'))) return last;
  const release = await findRelease();
  if (release !== null) {
    try {
      return await wordpressFolder(release.version, progress);
    } catch (error) {
      progress.say(`WordPress ${release.version} could not be downloaded: ${String(error)}`);
    }
  }
  return cachedNewest() ?? wordpressFolder('6.6', progress);
};

/** What the two shops are called in the inbox. */
const WORDPRESS_SHOP = 'Larkmoor on WordPress';
const SHOPIFY_SHOP = 'Larkmoor on Shopify';

/** The Shopify app and its store; null, and said why, where the machine cannot have them. */
const startShopify = async (talk: TalkServerDemo): Promise<ShopifyDemo | null> => {
  try {
    await ensureAdminSchema(progress);
    progress.say('Starting the Shopify app …');
    const connection = await talk.connectionOf(SHOPIFY_SHOP);
    const service = { connection, port: talk.port, connectCode: await talk.connectCodeOf(SHOPIFY_SHOP) };
    const starting = startShopifyDemo(service, talk.port + 1);
    running.unshift(async () => (await starting).stop());
    const demo = await starting;
    await talk.openTo(SHOPIFY_SHOP, [demo.storeUrl]);
    return demo;
  } catch (error) {
    if (ending === undefined)
      progress.say(`The Shopify app is left out: ${error instanceof Error ? error.message : String(error)}`);
    return null;
  }
};

const SHOPIFY_TRY = `  5. Open the app in Shopify's admin, then "Pages": a rule hides Talk on "Warranty". Change it, save, and look at the
     store. Choose products or pages from their lists: the admin asks whether the app may read them. Each start begins
     anew there, and the looks are the stand-in's, not Shopify's.
`;

const shopifyLinks = ({ storeUrl, adminUrl }: ShopifyDemo): string => `
  On a stand-in for Shopify
  The store         ${storeUrl}/
  Admin, the app    ${adminUrl}
`;

const main = async (): Promise<void> => {
  await ensurePlaygroundPackages(progress);
  await mustBuild(progress);
  if (fresh) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const source = await chooseWordPress();
  const version = wordpressVersionOf(source);
  writeFileSync(lastFile, `${source}\n`);
  // A first start that was cut short leaves half a site.
  const whole = join(folder, version, 'whole');
  if (!existsSync(whole)) rmSync(join(folder, version), { recursive: true, force: true });

  const sitePort = await nextFreePort(port);
  if (sitePort !== port) progress.say(`Port ${port} is taken; the site uses ${sitePort}.`);
  progress.say('Starting the Talk server …');
  const talk = await startTalkServerDemo(join(folder, 'talk-server'), await nextFreePort(sitePort + 1));
  running.unshift(() => talk.stop());

  progress.say(`Starting WordPress ${version} with PHP ${php} …`);
  const stack = await startPlayground({
    wordpress: source,
    php,
    port: sitePort,
    siteFolder: join(folder, version, 'site'),
    constants: { WP_ENVIRONMENT_TYPE: 'local' },
    muPlugins: [DEMO_LOGIN],
    copies: [{ from: DEMO_THEME, to: 'wp-content/themes/larkmoor' }],
    progress,
    onStarting: (stop) => running.unshift(stop),
  });

  const fingerprint = demoFingerprint();
  const token = randomBytes(18).toString('base64url');
  const content = await stack.evalPhp<string | false>(`
    update_option( 'talk_demo_login', '${token}' );
    return get_option( 'talk_demo_content' );`);
  if (content !== fingerprint) {
    await progress.step('Filling the demo shop', () =>
      stack.runPhp(seedCode(demoPages(), fingerprint), { user: 'admin' }),
    );
  }
  const connected = await stack.runPhp(
    connectCode(await talk.connectionOf(WORDPRESS_SHOP), demoMessenger(DEMO_LINKS)),
    { user: 'admin' },
  );
  await talk.openTo(WORDPRESS_SHOP, [new URL(stack.url).origin]);
  progress.say(
    connected.includes('kept')
      ? 'The demo keeps the connection you saved; it does not use the Talk server.'
      : 'Talk is connected to the Talk server on this machine.',
  );

  if (connected === 'filled')
    await stack.runPhp(pasteCode(await talk.connectCodeOf(WORDPRESS_SHOP)), { user: 'admin' });
  writeFileSync(whole, '');
  const shopify = await startShopify(talk);
  watchForCtrlC();
  process.stdout.write(`
  On WordPress
  The shop          ${stack.url}/
  Admin, signed in  ${stack.url}/?demo-login=${token}
${shopify ? shopifyLinks(shopify) : ''}

  Talk server
  The inbox         ${talk.welcome ?? `${talk.url}/inbox`}${talk.welcome === null ? '' : '\n                    (sets your name and password, once)'}

  What to try first
  1. Open the inbox, then the shop. Talk's bubble is in the corner: write something, and answer it in the inbox.
  2. Open "Warranty" in the menu. Talk is switched off there; the visit is still tracked.
  3. Open the admin link. "Connection" shows what was understood of the tracking code; paste your own.
  4. Edit any page, open the "Talk" panel in the sidebar, choose "Hide", save, and look at the page.
${shopify ? SHOPIFY_TRY : ''}
  WordPress ${stack.wordpressVersion}, PHP ${stack.phpVersion}. Ctrl-C ends everything; \`npm start -- --fresh\` starts over.
`);
};

try {
  await main();
} catch (error) {
  // Ctrl-C while something was starting is no failure.
  if (ending === undefined) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
    await end(1);
  }
}
