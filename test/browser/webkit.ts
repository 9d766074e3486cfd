import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable } from 'node:stream';
import { neededProgram } from './engine-program.ts';
import type { DrivenEngine, DriveOptions, OpenedTab } from './engines.ts';
import { endChild } from '../end-child.ts';
import { PATIENCE, within } from '../patience.ts';
import { freePort } from '../ports.ts';
import type { Tab } from './tab.ts';

/**
 * WebKit, the engine of Safari: WebKitGTK's small browser on a display that nobody sees, through its WebDriver. The
 * dozen commands of that protocol (W3C WebDriver) are sent here as they are: the library for it brings 20 MB with
 * programs that fetch browsers.
 */

type Command = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown) => Promise<unknown>;

/** What a child says on a line of this stream that matches, or null where it ends without. */
const saidOn = async (stream: Readable, wanted: RegExp): Promise<string | null> => {
  let said = '';
  for await (const chunk of stream) {
    said += String(chunk);
    const match = wanted.exec(said);
    if (match) return match[1] ?? match[0];
  }
  return null;
};

const startDisplay = async (): Promise<{ display: string; child: ChildProcess }> => {
  const child = spawn(
    neededProgram('xvfb'),
    ['-displayfd', '3', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const number = await within('a display of Xvfb', saidOn(child.stdio[3] as Readable, /^(\d+)\n/m));
  if (number === null) throw new Error('Xvfb ended before it had a display.');
  return { display: `:${number}`, child };
};

const startDriver = async (display: string): Promise<{ command: Command; child: ChildProcess }> => {
  const port = await freePort();
  const child = spawn(neededProgram('webkit'), [`--port=${port}`, '--host=127.0.0.1'], {
    env: {
      ...process.env,
      DISPLAY: display,
      // The engine's own sandbox needs what root in a container has not.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    },
    stdio: 'ignore',
  });
  const ask: Command = async (method, path, body) => {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (!response.ok) {
      const { error, message } = value as { error: string; message: string };
      throw new Error(`WebKit: ${method} ${path}: ${error} ${message}`);
    }
    return value;
  };
  const command: Command = (method, path, body) =>
    within(`WebKit: ${method} ${path}`, ask(method, path, body));
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    if (child.exitCode !== null) throw new Error(`WebKit's driver ended with ${child.exitCode}.`);
    const ready = await command('GET', '/status').catch(() => null);
    if (ready !== null) return { command, child };
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await endChild(child);
  throw new Error(`WebKit's driver was not ready after ${PATIENCE / 1000} s.`);
};

const capabilities = (proxyPort: number): unknown => ({
  alwaysMatch: {
    acceptInsecureCerts: true,
    timeouts: { script: PATIENCE, pageLoad: PATIENCE },
    // Of WebDriver's own proxy for https the engine makes one that is spoken to in TLS.
    'webkitgtk:browserOptions': {
      binary: neededProgram('webkitBrowser'),
      args: [
        '--automation',
        `--proxy=http://127.0.0.1:${proxyPort}`,
        '--ignore-host=127.0.0.1',
        '--ignore-host=localhost',
        '--ignore-tls-errors',
      ],
    },
  },
});

/** Keys that are no character (WebDriver §17.4.2). */
const KEYS: Readonly<Record<string, string>> = {
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
};

/** Presses at a place and lets go. */
const pressed = (pointerType: 'mouse' | 'touch', x: number, y: number): unknown => ({
  type: 'pointer',
  id: pointerType,
  parameters: { pointerType },
  actions: [
    { type: 'pointerMove', x, y },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ],
});

const keys = (text: readonly string[]): unknown => ({
  type: 'key',
  id: 'keyboard',
  actions: text.flatMap((value) => [
    { type: 'keyDown', value },
    { type: 'keyUp', value },
  ]),
});

/** The script that runs an expression and gives its value as JSON, or what it threw. */
const asScript = (expression: string): string =>
  `const done = arguments[arguments.length - 1];
   (async () => (${expression}))().then(
     (value) => done({ json: JSON.stringify(value) }),
     (error) => done({ error: String(error) }));`;

const tabOf = (perform: Command): Tab => {
  let address = '';
  const act = (...actions: unknown[]): Promise<void> =>
    perform('POST', '/actions', { actions }).then(() => undefined);
  const tab: Tab = {
    address: () => address,
    goto: async (url) => {
      await perform('POST', '/url', { url });
      address = url;
    },
    back: async () => void (await perform('POST', '/back', {})),
    reload: async () => void (await perform('POST', '/refresh', {})),
    close: async () => void (await perform('DELETE', '/window')),
    run: async (expression) => {
      const { json, error } = (await perform('POST', '/execute/async', {
        script: asScript(expression),
        args: [],
      })) as { json?: string | null; error?: string | null };
      if (typeof error === 'string') throw new Error(error);
      // As Playwright's values, without a key that would be a prototype.
      return typeof json === 'string'
        ? JSON.parse(json, (key, value: unknown) => (key === '__proto__' ? undefined : value))
        : undefined;
    },
    click: (x, y) => act(pressed('mouse', x, y)),
    tap: (x, y) => act(pressed('touch', x, y)),
    scroll: (deltaY) =>
      act({ type: 'wheel', id: 'wheel', actions: [{ type: 'scroll', x: 10, y: 10, deltaX: 0, deltaY }] }),
    press: (key) => act(keys([KEYS[key] ?? key])),
    type: (text) => act(keys([...text])),
    resize: async (width, height) => {
      const inside = (await tab.run('[innerWidth, innerHeight]')) as [number, number];
      const outside = (await perform('GET', '/window/rect')) as { width: number; height: number };
      await perform('POST', '/window/rect', {
        width: width + outside.width - inside[0],
        height: height + outside.height - inside[1],
      });
    },
  };
  return tab;
};

export const launchWebKit = async ({ proxyPort }: DriveOptions): Promise<DrivenEngine> => {
  const display = await startDisplay();
  const driver = await startDriver(display.display);
  const { sessionId, capabilities: given } = (await driver.command('POST', '/session', {
    capabilities: capabilities(proxyPort),
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `/session/${sessionId}`;
  // A session has one current window: each command first goes to its own, one command after the other.
  let last: Promise<unknown> = Promise.resolve();
  const inWindow =
    (handle: string): Command =>
    (method, path, body) => {
      const done = last.then(async () => {
        await driver.command('POST', `${session}/window`, { handle });
        return driver.command(method, session + path, body);
      });
      last = done.catch(() => undefined);
      return done;
    };
  // The session ends with its last window, so the first one stays.
  const first = (await driver.command('GET', `${session}/window`)) as string;
  return {
    version: given.browserVersion,
    open: async (): Promise<OpenedTab> => {
      const { handle } = (await inWindow(first)('POST', '/window/new', { type: 'window' })) as {
        handle: string;
      };
      const perform = inWindow(handle);
      return {
        tab: tabOf(perform),
        errors: [],
        cookies: async () => (await perform('GET', '/cookie')) as { name: string; value: string }[],
        forget: async () => void (await perform('DELETE', '/cookie')),
      };
    },
    close: async () => {
      await driver.command('DELETE', session).catch(() => undefined);
      await endChild(driver.child);
      await endChild(display.child);
    },
  };
};
