import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { PATIENCE } from '../../patience.ts';

type Address = { path: string } | { port: number; host: string };

/** A server to start, and where it takes connections once it is up. */
export interface DaemonPlan {
  name: string;
  program: string;
  args: readonly string[];
  /** The signal that lets it finish in order. */
  stopSignal: NodeJS.Signals;
  addresses: readonly Address[];
}

interface Daemon {
  plan: DaemonPlan;
  child: ChildProcess;
  log: string;
  ended: Promise<void>;
}

const spawnDaemon = (plan: DaemonPlan, log: string): Daemon => {
  const child = spawn(plan.program, plan.args, { stdio: ['ignore', 'pipe', 'pipe'] });
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
  return { plan, child, log, ended };
};

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
const untilUp = async ({ plan, child, log }: Daemon, address: Address): Promise<void> => {
  const deadline = Date.now() + PATIENCE;
  while (Date.now() < deadline) {
    if (await answers(address)) return;
    if (child.exitCode !== null || child.pid === undefined) break;
    await sleep(20);
  }
  throw new Error(`${plan.name} took no connection within ${PATIENCE / 1000} s. ${tail(log)}`);
};

const stopDaemon = async ({ plan, child, ended }: Daemon): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill(plan.stopSignal);
  const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE / 4);
  await ended;
  clearTimeout(timer);
};

/** The servers of one stack, whose logs are in its temporary folder. */
export class Daemons {
  readonly #temp: string;
  readonly #broken: (message: string) => void;
  #running: Daemon[] = [];

  /** @param broken is told when one ends by itself */
  constructor(temp: string, broken: (message: string) => void) {
    this.#temp = temp;
    this.#broken = broken;
  }

  /** Starts a server and waits until it is up. */
  async start(plan: DaemonPlan): Promise<void> {
    const daemon = spawnDaemon(plan, join(this.#temp, `${plan.name}.log`));
    this.#running.push(daemon);
    for (const address of plan.addresses) await untilUp(daemon, address);
    void this.#watch(daemon);
  }

  async #watch(daemon: Daemon): Promise<void> {
    await daemon.ended;
    if (this.#running.includes(daemon))
      this.#broken(`${daemon.plan.name} has ended by itself. ${tail(daemon.log)}`);
  }

  /** Stops all of them, the last started first: nobody asks a server that is gone. */
  async stopAll(): Promise<void> {
    const stopping = this.#running.toReversed();
    this.#running = [];
    for (const daemon of stopping) await stopDaemon(daemon);
  }
}
