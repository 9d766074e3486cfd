import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chownSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { mustRun } from '../../scripts/machine/command.ts';
import { findProgram, type ProgramId } from '../../scripts/machine/programs.ts';
import { endChild } from '../end-child.ts';
import { madeOnce, programVersion } from '../made-once.ts';
import { PATIENCE, within } from '../patience.ts';
import { quickFolder } from '../quick-folder.ts';
import { freePort } from '../ports.ts';

/** A database server with nothing in it, for one test. */
export interface Database {
  readonly address: string;
  stop(): Promise<void>;
}

const program = (id: ProgramId): string => {
  const found = findProgram(id);
  if (found === null) throw new Error(`${id} is not installed.`);
  return found;
};

/**
 * An open port is not enough: PostgreSQL refuses clients while it is still starting up. The output is
 * read to its end, so that the server never waits for somebody to read it.
 */
const untilReady = (output: Readable): Promise<void> => {
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    output.on('data', (part: Buffer) => {
      said += String(part);
      if (said.includes('eady to accept connections')) resolve();
    });
    output.once('end', () => reject(new Error(`The database did not start:\n${said}`)));
  });
  return within('a database to be ready', ready, () => said);
};

const running = (child: ChildProcess, address: string, folder: string): Database => ({
  address,
  stop: async () => {
    await endChild(child, 'SIGINT');
    rmSync(folder, { recursive: true, force: true });
  },
});

/** PostgreSQL does not run as root: then it runs as the user that its package made. */
const plainUser = (): { uid: number; gid: number } | undefined => {
  if (process.getuid?.() !== 0) return undefined;
  const idOf = (flag: string): number =>
    Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  return { uid: idOf('-u'), gid: idOf('-g') };
};

/** A database server that can be ended as by a power cut, and started again on what it had stored. */
export interface RestartableDatabase extends Database {
  restart(): Promise<void>;
}

/** @param folder a new one that it may fill, and deletes; in memory where there is room, by default */
export const startPostgres = async (folder = quickFolder('talk-postgres-')): Promise<RestartableDatabase> => {
  const postgres = program('postgres');
  const user = plainUser();
  if (user) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const options = { cwd: folder, ...user, env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } };
  await madeOnce(programVersion(postgres), data, async () => {
    const initdb = join(dirname(realpathSync(postgres)), 'initdb');
    const args = ['-D', data, '-U', 'talk', '-A', 'trust', '--no-sync'];
    await mustRun(initdb, args, { ...options, timeout: PATIENCE });
  });
  const port = await freePort();
  const start = async (): Promise<ChildProcess> => {
    const child = spawn(
      realpathSync(postgres),
      [
        '-D',
        data,
        '-p',
        String(port),
        '-c',
        'listen_addresses=127.0.0.1',
        '-c',
        `unix_socket_directories=${folder}`,
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    await untilReady(child.stderr);
    return child;
  };
  let child = await start();
  const address = `postgres://talk@127.0.0.1:${port}/postgres`;
  return {
    address,
    stop: () => running(child, address, folder).stop(),
    restart: async () => {
      // An immediate shutdown: what follows is the recovery from a crash.
      await endChild(child, 'SIGQUIT');
      child = await start();
    },
  };
};

/** @param at where one ran before, so that clients find it again. */
export const startRedis = async (at?: string): Promise<Database> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-redis-'));
  const port = at === undefined ? await freePort() : Number(new URL(at).port);
  const child = spawn(
    program('redis'),
    ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  await untilReady(child.stdout);
  return running(child, `redis://127.0.0.1:${port}`, folder);
};
