// Runs in a process of its own: MariaDB, PHP-FPM and nginx as its children, Unix sockets between them.
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { mustRun } from '../../../scripts/machine/command.ts';
import { findProgram, type ProgramId } from '../../../scripts/machine/programs.ts';
import { madeOnce, programVersion } from '../../made-once.ts';
import { PATIENCE } from '../../patience.ts';
import { layOutSite } from '../site.ts';
import { serveStack } from '../stack-process.ts';
import type { StartStack } from '../stack-protocol.ts';
import { nginxConfig } from './nginx.ts';
import { phpRunner, runSocket } from './php-run.ts';

const asRoot = process.getuid?.() === 0;

/** A test's database is small; the usual log alone is 96 MB to copy. */
const SMALL_LOG = '--innodb-log-file-size=8M';

const need = (id: ProgramId): string => {
  const program = findProgram(id);
  if (program === null) throw new Error(`${id} is not installed on this machine.`);
  return program;
};

interface Daemon {
  name: string;
  child: ChildProcess;
  /** The signal that lets it finish in order. */
  stopSignal: NodeJS.Signals;
  ended: Promise<void>;
}

const startDaemon = (
  name: string,
  args: readonly string[],
  stopSignal: NodeJS.Signals,
  log: string,
): Daemon => {
  const [program = '', ...rest] = args;
  const child = spawn(program, rest, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
      writeFileSync(log, said);
    });
  }
  const ended = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  return { name, child, stopSignal, ended };
};

type Address = { path: string } | { port: number; host: string };

const answers = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = createConnection(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const tail = (log: string): string => (existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : '');

/** Waits until a daemon takes connections; throws with its own words when it ends before. */
const untilUp = async (daemon: Daemon, address: Address, log: string): Promise<void> => {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (await answers(address)) return;
    if (daemon.child.exitCode !== null || daemon.child.pid === undefined) break;
    await sleep(20);
  }
  throw new Error(`${daemon.name} took no connection within ${PATIENCE / 1000} s. ${tail(log)}`);
};

const stopDaemon = async (daemon: Daemon): Promise<void> => {
  if (daemon.child.exitCode !== null || daemon.child.signalCode !== null) return;
  daemon.child.kill(daemon.stopSignal);
  const timer = setTimeout(() => daemon.child.kill('SIGKILL'), PATIENCE / 4);
  await daemon.ended;
  clearTimeout(timer);
};

const start: StartStack = async (plan, { progress, onGivenUp, broken }) => {
  const { temp } = plan;
  const file = (name: string): string => join(temp, name);
  const programs = { mariadb: need('mariadb'), fpm: need('phpFpm'), nginx: need('nginx') };
  const user = asRoot ? ['--user=root'] : [];
  const daemons: Daemon[] = [];
  let stopping = false;
  /** What tests have PHP run ends with the stack, too. */
  const running = new AbortController();
  const stop = async (): Promise<void> => {
    stopping = true;
    running.abort();
    // nginx first, the database last: nobody asks a server that is gone.
    for (const daemon of daemons.toReversed()) await stopDaemon(daemon);
  };
  onGivenUp(stop);
  const up = async (
    name: string,
    args: readonly string[],
    stopSignal: NodeJS.Signals,
    ...addresses: readonly Address[]
  ): Promise<void> => {
    const log = file(`${name}.log`);
    const daemon = startDaemon(name, args, stopSignal, log);
    daemons.push(daemon);
    for (const address of addresses) await untilUp(daemon, address, log);
    void (async () => {
      await daemon.ended;
      if (!stopping) broken(`${name} has ended by itself. ${tail(log)}`);
    })();
  };

  try {
    progress('Starting MariaDB, PHP-FPM and nginx …');
    layOutSite(plan);
    await madeOnce(programVersion(programs.mariadb), file('db'), async (folder) => {
      mkdirSync(folder);
      await mustRun(need('mariadbInstall'), [
        '--no-defaults',
        ...user,
        `--datadir=${folder}`,
        '--auth-root-authentication-method=normal',
        '--skip-test-db',
        SMALL_LOG,
      ]);
    });
    const boot = file('create.sql');
    writeFileSync(boot, 'CREATE DATABASE IF NOT EXISTS wordpress CHARACTER SET utf8mb4;\n');
    const database = [programs.mariadb, '--no-defaults', ...user, `--datadir=${file('db')}`];
    await up(
      'mariadb',
      [
        ...database,
        `--socket=${file('my.sock')}`,
        '--skip-networking',
        SMALL_LOG,
        `--pid-file=${file('my.pid')}`,
        '--innodb-flush-log-at-trx-commit=0',
        `--init-file=${boot}`,
      ],
      'SIGTERM',
      { path: file('my.sock') },
    );
    const ofBoth = [
      ...(asRoot ? ['user = root', 'group = root'] : []),
      'clear_env = yes',
      'php_admin_value[sendmail_path] = /bin/true',
      // The configuration is rewritten while the site is set up; a compiled copy must not outlive it.
      'php_admin_value[opcache.revalidate_freq] = 0',
      'php_admin_value[memory_limit] = 256M',
    ];
    writeFileSync(
      file('fpm.conf'),
      [
        '[global]',
        'daemonize = no',
        `error_log = ${file('fpm.log')}`,
        '[www]',
        `listen = ${file('fpm.sock')}`,
        'pm = static',
        'pm.max_children = 4',
        ...ofBoth,
        'php_admin_value[upload_max_filesize] = 64M',
        'php_admin_value[post_max_size] = 64M',
        // What tests have run waits for nobody and keeps nobody waiting.
        '[run]',
        `listen = ${file('run-fpm.sock')}`,
        'pm = ondemand',
        'pm.max_children = 8',
        ...ofBoth,
        `php_admin_value[sys_temp_dir] = ${temp}`,
        `php_admin_value[auto_prepend_file] = ${join(import.meta.dirname, 'run-end.php')}`,
        // As on the command line.
        'php_admin_value[max_execution_time] = 0',
        'php_admin_value[output_buffering] = 0',
        'php_admin_flag[html_errors] = off',
        'php_flag[display_errors] = off',
        '',
      ].join('\n'),
    );
    const root = asRoot ? ['-R'] : [];
    await up(
      'php-fpm',
      [programs.fpm, '-F', ...root, '-y', file('fpm.conf')],
      'SIGTERM',
      { path: file('fpm.sock') },
      { path: file('run-fpm.sock') },
    );
    writeFileSync(file('nginx.conf'), nginxConfig(plan, asRoot));
    await up(
      'nginx',
      [programs.nginx, '-e', file('nginx.log'), '-c', file('nginx.conf')],
      'SIGQUIT',
      { port: plan.port, host: '127.0.0.1' },
      { path: runSocket(temp) },
    );
  } catch (error) {
    await stop();
    throw error;
  }

  return {
    php: phpRunner(temp, running.signal),
    stop,
  };
};

serveStack(start);
