import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from '../../core/connection/index.ts';
import { agentOf, visitorOf } from './served.ts';

const COMMAND = join(import.meta.dirname, '../../talk-server/talk-server.mjs');

/** Milliseconds of an empty program: what the machine itself needs, as busy as it is now. */
const emptyProgram = async (): Promise<number> => {
  const from = performance.now();
  await once(spawn(process.execPath, ['-e', '0']), 'exit');
  return performance.now() - from;
};

describe('the command "talk-server", alone in an empty folder', () => {
  let folder: string;
  let child: ChildProcess;
  let said = '';
  let arrived: () => void = () => undefined;
  const until = async (pattern: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const found = pattern.exec(said);
      if (found) return found;
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
  };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'talk-first-'));
  });
  afterAll(async () => {
    if (child.exitCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });

  test('runs without a setting, prints what a shop needs, and takes and answers a first message', async () => {
    const empty = await emptyProgram();
    const from = performance.now();
    // The port is the only thing that is said: the usual one may be taken on this machine.
    child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', COMMAND], {
      cwd: folder,
      env: { PATH: process.env['PATH'], TALK_PORT: '0', TALK_LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (part: Buffer) => {
        said += String(part);
        arrived();
      });
    const [, url] = await until(/listens on (\S+)/);
    const running = performance.now() - from;
    const read = parse(said, { local: true });
    expect(read).toMatchObject({ ok: true, connection: { service: 'talk-server', captureHost: `${url}/` } });
    expect(said).toMatch(/\/inbox\/welcome#/);
    const [, trackingKey] = await until(/tracking key: (\S+)/);
    const [, agentKey] = await until(/shown only now: (\S+)/);
    const site = { id: '', name: '', trackingKey: trackingKey!, origins: [url!] };
    const served = { url: url!, site, agentKey: agentKey!, stop: async () => undefined };
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
    child.kill('SIGTERM');
    const [code] = (await once(child, 'exit')) as [number | null];
    expect(code).toBe(0);
    expect(existsSync(join(folder, 'talk.db-wal'))).toBe(false);
  });
});
