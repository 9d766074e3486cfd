// needs: native
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { endChild } from '../../end-child.ts';
import { PATIENCE, eventually, within } from '../../patience.ts';
import { cookieHeader, startNative, startPlayground, type WordPressStack } from '../../wordpress/stack.ts';
import { PHP_AT_ITS_END, wordpressSample } from '../../wordpress/versions.ts';

/** A plugin that says it is there, and that can be made to cause a notice. */
const plugin = mkdtempSync(join(tmpdir(), 'talk-stub-'));
beforeAll(() => {
  writeFileSync(
    join(plugin, 'talk-messenger-for-ortto.php'),
    `<?php
/* Plugin Name: Stub */
add_action( 'wp_footer', function () {
	echo '<!-- stub is active -->';
	if ( isset( $_GET['notice'] ) ) { echo $missing; }
} );`,
  );
});
afterAll(() => rmSync(plugin, { recursive: true, force: true }));

const read = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

/** The processes, other than ours, that were started with a folder in their arguments or surroundings. */
const processesOf = (folder: string): string[] =>
  readdirSync('/proc').filter(
    (id) =>
      /^\d+$/.test(id) &&
      Number(id) !== process.pid &&
      `${read(`/proc/${id}/cmdline`)}${read(`/proc/${id}/environ`)}`.includes(folder),
  );

const refuses = (url: string): Promise<boolean> =>
  fetch(url).then(
    () => false,
    () => true,
  );

interface Boot {
  name: string;
  start: () => Promise<WordPressStack>;
  php: string;
  network: boolean;
}

const boots = wordpressSample().flatMap((wordpress): Boot[] => [
  {
    name: `Playground, WordPress ${wordpress}, PHP ${PHP_AT_ITS_END[wordpress]}`,
    start: () => startPlayground({ wordpress, php: PHP_AT_ITS_END[wordpress], plugin }),
    php: PHP_AT_ITS_END[wordpress],
    network: false,
  },
  {
    name: `MariaDB, PHP-FPM and nginx, WordPress ${wordpress}`,
    start: () => startNative({ wordpress, plugin }),
    php: '8.',
    network: false,
  },
  {
    name: `the same as a network, WordPress ${wordpress}`,
    start: () => startNative({ wordpress, plugin, multisite: true, activate: 'network' }),
    php: '8.',
    network: true,
  },
]);

describe.each(boots)('$name', ({ start, php, network }) => {
  let stack: WordPressStack;
  beforeAll(async () => {
    stack = await start();
  });
  afterAll(async () => {
    await stack?.stop();
  });

  test('serves the front page with the plugin active', async () => {
    const page = await stack.measure('/');
    expect(page.status).toBe(200);
    expect(page.body).toContain('<!-- stub is active -->');
    expect(page.queries).toBeGreaterThan(5);
    expect(page.serverMs).toBeGreaterThan(1);
    expect(stack.phpVersion).toMatch(new RegExp(`^${php.replace('.', '\\.')}`));
  });

  test('is at its own address, with nothing of where its database was made', async () => {
    const addresses = await stack.evalPhp<string[]>(`
      global $wpdb;
      $options = $wpdb->get_col( "SELECT option_value FROM $wpdb->options WHERE option_name IN ( 'siteurl', 'home' )" );
      return array_merge( $options, $wpdb->get_col( "SELECT guid FROM $wpdb->posts" ) );`);
    expect(addresses.length).toBeGreaterThan(3);
    expect(addresses.filter((address) => !address.startsWith(stack.url))).toEqual([]);
  });

  test('has the scripts and styles of the admin screens', async () => {
    for (const file of ['wp-admin/css/common.min.css', 'wp-includes/js/dist/components.min.js']) {
      const response = await fetch(`${stack.url}/${file}`);
      expect([file, response.status]).toEqual([file, 200]);
      expect((await response.text()).length).toBeGreaterThan(10_000);
    }
  });

  test('signs users in by cookie, each with the rights of the role', async () => {
    await stack.createUsers();
    const admin = await fetch(`${stack.url}/wp-admin/plugins.php`, {
      headers: { cookie: cookieHeader(await stack.loginCookies('siteadmin')) },
      redirect: 'manual',
    });
    const subscriber = await fetch(`${stack.url}/wp-admin/plugins.php`, {
      headers: { cookie: cookieHeader(await stack.loginCookies('subscriber')) },
      redirect: 'manual',
    });
    expect([admin.status, subscriber.status]).toEqual([network ? 403 : 200, 403]);
    expect(await stack.evalPhp(`return wp_get_current_user()->user_login;`, { user: 'editor' })).toBe(
      'editor',
    );
  });

  test("reports the plugin's own PHP notices and nothing else", async () => {
    expect(stack.phpLog()).toBe('');
    await fetch(`${stack.url}/?notice=1`);
    expect(stack.phpLog()).toMatch(/Undefined variable.*talk-messenger-for-ortto\.php/);
    await stack.clearPhpLog();
    expect(stack.phpLog()).toBe('');
  });

  test('reaches itself and nothing else', async () => {
    expect(
      await stack.evalPhp(`
        $own   = wp_remote_get( home_url( '/' ), array( 'timeout' => ${PATIENCE / 1000} ) );
        $other = wp_remote_get( 'https://example.org/' );
        return array( wp_remote_retrieve_response_code( $own ), is_wp_error( $other ) );`),
    ).toEqual([200, true]);
  });

  test('tells a fatal error', async () => {
    await expect(stack.runPhp('there_is_no_such_function();')).rejects.toThrow(/there_is_no_such_function/);
  });

  test('serves the second site of a network', async () => {
    const page = await fetch(`${stack.url}/second/`);
    expect(page.status).toBe(network ? 200 : 404);
    if (network) {
      expect(await page.text()).toContain(`${stack.url}/second/wp-json/`);
      expect(await stack.evalPhp('return get_current_blog_id();', { site: '/second/' })).toBe(2);
    }
  });

  test('stops without a trace', async () => {
    const temp = dirname(stack.folder);
    if (existsSync('/proc')) expect(processesOf(temp)).not.toEqual([]);
    await stack.stop();
    if (existsSync('/proc')) expect(processesOf(temp)).toEqual([]);
    expect(existsSync(temp)).toBe(false);
    expect(await refuses(stack.url)).toBe(true);
    await expect(stack.runPhp('echo 1;')).rejects.toThrow(/stopped/);
  });
});

test('a stack ends when the process that started it is killed', async () => {
  const starter = join(plugin, 'starter.mjs');
  const module = join(import.meta.dirname, '../../wordpress/stack.ts');
  writeFileSync(
    starter,
    `import { startNative } from ${JSON.stringify(module)};
     const stack = await startNative({ plugin: ${JSON.stringify(plugin)} });
     console.log(JSON.stringify([stack.url, stack.folder]));`,
  );
  const child = spawn(process.execPath, [starter], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const line = createInterface(child.stdout)[Symbol.asyncIterator]().next();
    const { value } = await within('the stack’s address', line, undefined, 3 * PATIENCE);
    const [url = '', folder = ''] = JSON.parse(value ?? '[]') as string[];
    expect((await fetch(url)).status).toBe(200);
    await endChild(child, 'SIGKILL');
    await eventually(() => existsSync(dirname(folder)), false);
    expect(await refuses(url)).toBe(true);
  } finally {
    await endChild(child, 'SIGKILL');
  }
});

test('a stack whose database has ended says so and ends', async () => {
  const stack = await startNative({ plugin });
  const temp = dirname(stack.folder);
  try {
    const call = stack.runPhp(`touch( ABSPATH . 'running' ); sleep( 60 );`);
    await eventually(() => existsSync(join(stack.folder, 'running')), true);
    process.kill(Number(readFileSync(join(temp, 'my.pid'), 'utf8')), 'SIGKILL');
    await expect(call).rejects.toThrow(/mariadb has ended by itself/);
  } finally {
    await stack.stop();
  }
  expect(existsSync(temp)).toBe(false);
});

/** The processes below one, and theirs (Linux only; elsewhere none is found). */
const descendantsOf = (parent: number): number[] => {
  if (!existsSync('/proc')) return [];
  const parents = readdirSync('/proc')
    .filter((id) => /^\d+$/.test(id))
    .map((id) => [Number(id), Number(/^PPid:\t(\d+)$/m.exec(read(`/proc/${id}/status`))?.[1])] as const);
  const below = (id: number): number[] =>
    parents.filter(([, ppid]) => ppid === id).flatMap(([child]) => [child, ...below(child)]);
  return below(parent);
};

test.each([
  ['Playground', startPlayground, 1],
  // Its own process, and the database's.
  ['MariaDB, PHP-FPM and nginx', startNative, 2],
])('%s can be stopped while it is starting', async (_name, start, processes) => {
  const others = new Set(descendantsOf(process.pid));
  let outcome: Promise<string> | undefined;
  const starting = new Promise<() => Promise<void>>((resolve, reject) => {
    const started = start({ plugin, onStarting: resolve });
    started.catch(reject);
    outcome = started.then(
      () => 'started',
      () => 'given up',
    );
  });
  const stop = await within('the stack to be starting', starting);
  const begun = (): number[] => descendantsOf(process.pid).filter((id) => !others.has(id));
  if (existsSync('/proc')) await eventually(() => begun().length >= processes, true);
  const started = begun();
  await stop();
  expect(await within('the start to be given up', outcome!)).toBe('given up');
  // A program that is ended is gone a moment later.
  await eventually(() => started.filter((id) => descendantsOf(1).includes(id)).length, 0);
});
