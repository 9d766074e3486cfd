// Runs in a process of its own: WordPress in WebAssembly, with this folder's packages.
import { existsSync } from 'node:fs';
import { Server } from 'node:net';
import { join } from 'node:path';
import { madeOnce, programVersion } from '../../made-once.ts';
import { installationOf } from '../set-up.ts';
import { layOutSite } from '../site.ts';
import { serveStack } from '../stack-process.ts';
import type { StackPlan, StartStack } from '../stack-protocol.ts';

interface PhpResponse {
  text: string;
  errors: string;
  exitCode: number;
}

interface PlaygroundServer {
  serverUrl: string;
  playground: { run(request: { code: string }): Promise<PhpResponse> };
  [Symbol.asyncDispose](): Promise<void>;
}

/** The part of @wp-playground/cli that we use; its own types are there only when it is installed. */
interface PlaygroundCli {
  runCLI(args: Record<string, unknown>): Promise<PlaygroundServer>;
}

/**
 * Playground listens on every interface of the machine. Ours must be reachable from this machine only: it
 * has a login link and a well-known password.
 */
const listenOnLoopbackOnly = (): void => {
  const listen = Server.prototype.listen;
  Server.prototype.listen = function (this: Server, ...args: unknown[]): Server {
    const [port, ...rest] = args;
    const ours = typeof port === 'number' ? [{ port, host: '127.0.0.1' }, ...rest] : args;
    return Reflect.apply(listen, this, ours) as Server;
  } as typeof listen;
};

const boot = async (plan: StackPlan): Promise<PlaygroundServer> => {
  const specifier = '@wp-playground/cli';
  const { runCLI } = (await import(specifier)) as PlaygroundCli;
  return runCLI({
    command: 'server',
    php: plan.php,
    port: plan.port,
    quiet: true,
    verbosity: 'quiet',
    workers: plan.workers,
    redis: false,
    memcached: false,
    wordpressInstallMode: 'install-from-existing-files-if-needed',
    'mount-before-install': [{ hostPath: plan.site, vfsPath: '/wordpress' }],
    blueprint: plan.blueprint ?? {},
  });
};

/** Whether a site begins with WordPress by itself: what a test adds must not be in the database that others begin with. */
const isBare = ({ blueprint, constants, muPlugins, copies }: StackPlan): boolean =>
  blueprint === undefined && Object.keys(constants).length + muPlugins.length + copies.length === 0;

/** Boots a site, which Playground installs unless its database is there: one that was kept saves a third of the time. */
const bootInstalled = async (plan: StackPlan): Promise<PlaygroundServer> => {
  const database = join(plan.site, 'wp-content/database');
  if (existsSync(database) || !isBare(plan)) return boot(plan);
  const cli = programVersion(join(import.meta.dirname, 'node_modules/@wp-playground/cli/package.json'));
  const booted: PlaygroundServer[] = [];
  await madeOnce(`playground-${cli}-${installationOf(plan.source)}`, database, async () => {
    booted.push(await boot(plan));
  });
  return booted[0] ?? boot(plan);
};

// Given up while it boots, it needs no clean-up: its threads end with the process.
const start: StartStack = async (plan, { progress }) => {
  layOutSite(plan);
  listenOnLoopbackOnly();
  progress(`Booting WordPress on PHP ${plan.php} in WebAssembly …`);
  const cli = await bootInstalled(plan);
  // The first request of all is answered with a redirect to itself.
  await fetch(plan.url, { redirect: 'manual' });
  return {
    php: async (source) => {
      const response = await cli.playground.run({ code: source });
      if (response.exitCode !== 0) {
        throw new Error(`PHP ended with code ${response.exitCode}: ${response.errors}${response.text}`);
      }
      return response.text;
    },
    stop: () => cli[Symbol.asyncDispose](),
  };
};

serveStack(start);
