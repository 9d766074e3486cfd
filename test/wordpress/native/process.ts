// Runs in a process of its own: MariaDB, PHP-FPM and nginx as its children, Unix sockets between them.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../../../scripts/machine/command.ts';
import { findProgram, type ProgramId } from '../../../scripts/machine/programs.ts';
import { madeOnce, programVersion } from '../../made-once.ts';
import { installCode, phpSource } from '../php-code.ts';
import { bareOf, installationOf } from '../set-up.ts';
import { layOutSite } from '../site.ts';
import { serveStack } from '../stack-process.ts';
import type { StackPlan, StartStack } from '../stack-protocol.ts';
import { Daemons } from './daemons.ts';
import { nginxConfig } from './nginx.ts';
import { fpmConfig } from './php-fpm.ts';
import { phpRunner, runSocket } from './php-run.ts';

const asRoot = process.getuid?.() === 0;
const user = asRoot ? ['--user=root'] : [];

/** A test's database is small; the usual log alone is 96 MB to copy. */
const SMALL_LOG = '--innodb-log-file-size=8M';

const need = (id: ProgramId): string => {
  const program = findProgram(id);
  if (program === null) throw new Error(`${id} is not installed on this machine.`);
  return program;
};

/** Fills a folder, which does not exist yet, with a database server's own tables. */
const createDatabase = async (folder: string): Promise<void> => {
  mkdirSync(folder);
  await mustRun(need('mariadbInstall'), [
    '--no-defaults',
    ...user,
    `--datadir=${folder}`,
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    SMALL_LOG,
  ]);
};

/** Starts the three servers of a site whose folder and database are there. */
const startServers = async (plan: StackPlan, daemons: Daemons): Promise<void> => {
  const file = (name: string): string => join(plan.temp, name);
  writeFileSync(file('create.sql'), 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;\n');
  await daemons.start({
    name: 'mariadb',
    program: need('mariadb'),
    args: [
      '--no-defaults',
      ...user,
      `--datadir=${file('db')}`,
      `--socket=${file('my.sock')}`,
      '--skip-networking',
      SMALL_LOG,
      `--pid-file=${file('my.pid')}`,
      '--innodb-flush-log-at-trx-commit=0',
      `--init-file=${file('create.sql')}`,
    ],
    stopSignal: 'SIGTERM',
    addresses: [{ path: file('my.sock') }],
  });
  writeFileSync(file('fpm.conf'), fpmConfig(plan.temp, asRoot));
  await daemons.start({
    name: 'php-fpm',
    program: need('phpFpm'),
    args: ['-F', ...(asRoot ? ['-R'] : []), '-y', file('fpm.conf')],
    stopSignal: 'SIGTERM',
    addresses: [{ path: file('fpm.sock') }, { path: file('run-fpm.sock') }],
  });
  writeFileSync(file('nginx.conf'), nginxConfig(plan, asRoot));
  await daemons.start({
    name: 'nginx',
    program: need('nginx'),
    args: ['-e', file('nginx.log'), '-c', file('nginx.conf')],
    stopSignal: 'SIGQUIT',
    addresses: [{ port: plan.port, host: '127.0.0.1' }, { path: runSocket(plan.temp) }],
  });
};

const start: StartStack = async (plan, { progress, onGivenUp, broken }) => {
  const daemons = new Daemons(plan.temp, broken);
  /** What tests have PHP run ends with the stack, too. */
  const running = new AbortController();
  const stop = async (): Promise<void> => {
    running.abort();
    await daemons.stopAll();
  };
  onGivenUp(stop);
  const php = phpRunner(plan.temp, running.signal);
  /** WordPress by itself: what a test adds to its site must not be in the database that all sites begin with. */
  const install = async (folder: string): Promise<void> => {
    const bare = bareOf(plan);
    layOutSite(bare);
    await createDatabase(folder);
    await startServers(bare, daemons);
    await php(phpSource(bare, installCode, { installing: true }));
    await daemons.stopAll();
    rmSync(plan.site, { recursive: true });
  };
  try {
    progress('Starting MariaDB, PHP-FPM and nginx …');
    const name = `${programVersion(need('mariadb'))}-${installationOf(plan.source)}`;
    await madeOnce(name, join(plan.temp, 'db'), install);
    layOutSite(plan);
    await startServers(plan, daemons);
  } catch (error) {
    await stop();
    throw error;
  }
  return { php, stop };
};

serveStack(start);
