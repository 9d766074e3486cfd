// needs: shopifySchema
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../wordpress/ports.ts';
import { PATIENCE, within } from '../patience.ts';
import { embedTags } from './embed-tag.ts';

const ROOT = join(import.meta.dirname, '../..');
const LAST_LINE = 'Ctrl-C ends everything';

describe('npm start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-start-'));
  let started: ChildProcess;
  let said = '';
  /** The address behind a name in the list of links. */
  const link = (name: string): string => {
    const address = new RegExp(`^ *${name} +(http://127\\.0\\.0\\.1:\\d+\\S*)$`, 'm').exec(said)?.[1];
    if (address === undefined) throw new Error(`No link "${name}" in:\n${said}`);
    return address;
  };

  beforeAll(async () => {
    const port = String(await freePort());
    started = spawn(
      process.execPath,
      ['scripts/start.ts', '--wordpress', '6.6', '--port', port, '--folder', folder],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    const ready = new Promise<void>((resolve, reject) => {
      const listen = (part: Buffer): void => {
        said += String(part);
        if (said.includes(LAST_LINE)) resolve();
      };
      started.stdout?.on('data', listen);
      started.stderr?.on('data', listen);
      started.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
    });
    await within(`the line "${LAST_LINE}"`, ready, () => said, 5 * PATIENCE);
  });
  afterAll(() => {
    started.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('a shop on WordPress carries Talk, and does not where it is hidden', async () => {
    const html = await (await fetch(link('The shop'))).text();
    expect(embedTags(html)[0]?.attributes).toMatchObject({ 'data-by': 'default' });
    const warranty = /href="([^"]+)"[^>]*>(?:<[^>]+>)?Warranty/.exec(html)?.[1] ?? '';
    const hidden = await (await fetch(new URL(warranty, link('The shop')))).text();
    expect(embedTags(hidden)[0]?.attributes).toMatchObject({ 'data-hide': '' });
  });

  test('the admin link signs in without a password', async () => {
    const answer = await fetch(link('Admin, signed in'), { redirect: 'manual' });
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toContain('page=talk-messenger');
    expect(answer.headers.getSetCookie().join()).toContain('wordpress_logged_in');
  });

  test('a store and the app in its admin are there too', async () => {
    const store = await (await fetch(link('The store'))).text();
    expect(store).toContain('data-key=');
    const admin = await fetch(link('Admin, the app'));
    expect(admin.status).toBe(200);
    expect(await admin.text()).toContain('<iframe');
  });

  test('a Talk server answers the visitors of both, and its inbox is there', async () => {
    const inbox = await fetch(link('The inbox'));
    expect(inbox.status).toBe(200);
    expect(inbox.headers.get('content-security-policy')).toContain("script-src 'self'");
    const server = new URL(link('The inbox')).origin;
    for (const shop of ['The shop', 'The store'])
      expect(await (await fetch(link(shop))).text()).toContain(`${server}/`);
  });

  test('ends on a signal, without failure and with everything it started', async () => {
    const ended = once(started, 'exit');
    started.kill('SIGINT');
    expect(await within('npm start to end', ended, () => said)).toEqual([0, null]);
    const names = ['The shop', 'The store', 'Admin, the app', 'The inbox'];
    for (const name of names) await expect(fetch(link(name))).rejects.toThrow('fetch failed');
  });
});
