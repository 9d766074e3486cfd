import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from '../../../core/connection/index.ts';
import { endChild } from '../../end-child.ts';
import { PATIENCE } from '../../patience.ts';
import { arrivals } from '../arrivals.ts';
import { agentOf, visitorOf } from '../served.ts';

const SERVER = join(import.meta.dirname, '../../../talk-server');

const npm = (folder: string, ...args: readonly string[]): string =>
  execFileSync('npm', args, {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
  });

/** Packs the package, and installs the tarball in an empty folder, from no registry. @returns its command */
const installed = (folder: string): string => {
  const tarball = npm(join(SERVER, 'dist'), 'pack', '--pack-destination', folder).trim().split('\n').at(-1)!;
  writeFileSync(join(folder, 'package.json'), '{}');
  npm(folder, 'install', '--offline', '--no-audit', '--no-fund', join(folder, tarball));
  return join(folder, 'node_modules/.bin/talk-server');
};

const COMMANDS: readonly [string, (folder: string) => string][] = [
  ['of the repository', () => join(SERVER, 'talk-server.mjs')],
  ['of the packed package', installed],
];

/** Milliseconds of an empty program: what the machine itself needs, as busy as it is now. */
const emptyProgram = async (): Promise<number> => {
  const from = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - from;
};

describe.each(COMMANDS)('the command "talk-server" %s, alone in an empty folder', (_, commandIn) => {
  let folder: string;
  let command: string;
  let child: ChildProcess;
  let said = '';
  const { tell, until } = arrivals(() => said);
  const isSaid = async (pattern: RegExp): Promise<RegExpExecArray> => {
    await until(() => pattern.test(said));
    return pattern.exec(said)!;
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'talk-first-'));
    command = commandIn(folder);
  });
  afterAll(async () => {
    await endChild(child, 'SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  test('runs without a setting, prints what a shop needs, and takes and answers a first message', async () => {
    const empty = await emptyProgram();
    const from = performance.now();
    // The port is the only thing that is said: the usual one may be taken on this machine.
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', command], {
      cwd: folder,
      env: { PATH: process.env['PATH'], TALK_PORT: '0', TALK_LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part: Buffer) => {
        said += String(part);
        tell();
      });
    const [, url] = await isSaid(/listens on (\S+)/);
    const running = performance.now() - from;
    const read = parse(said, { local: true });
    expect(read).toMatchObject({ ok: true, connection: { service: 'talk-server', captureHost: `${url}/` } });
    expect(said).toMatch(/\/inbox\/welcome#/);
    const [, trackingKey] = await isSaid(/tracking key: (\S+)/);
    const [, agentKey] = await isSaid(/shown only now: (\S+)/);
    const site = { id: '', name: '', trackingKey: trackingKey!, origins: [url!] };
    const served = { url: url!, site, agentKey: agentKey!, stop: async () => undefined };
    for (const path of ['/app.js', '/inbox/', '/v1/openapi.json'])
      expect([path, (await fetch(url + path)).status]).toEqual([path, 200]);
    const visitor = visitorOf(served, undefined, url);
    const { status, body } = await visitor.start('Hello');
    expect(status).toBe(201);
    expect((await agentOf(served).add(body.conversation, 'message', { text: 'Hi' })).status).toBe(201);
    const answered = performance.now() - from;
    process.stdout.write(
      `talk-server: running after ${(running / 1000).toFixed(2)} s, a first message answered after ${(answered / 1000).toFixed(2)} s; an empty program takes ${(empty / 1000).toFixed(2)} s now.\n`,
    );
    expect(existsSync(join(folder, 'talk.db'))).toBe(true);
  });

  test('ends when it is told to, and leaves one whole file', async () => {
    expect(await endChild(child)).toBe(0);
    expect(existsSync(join(folder, 'talk.db-wal'))).toBe(false);
  });
});
