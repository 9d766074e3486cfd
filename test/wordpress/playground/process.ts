// Runs in a process of its own: WordPress in WebAssembly, with this folder's packages.
import { Server } from 'node:net';
import { layOutSite } from '../site.ts';
import { serveStack } from '../stack-process.ts';
import type { StartStack } from '../stack-protocol.ts';

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

// Given up while it boots, it needs no clean-up: its threads end with the process.
const start: StartStack = async (plan, { progress }) => {
  layOutSite(plan);
  listenOnLoopbackOnly();
  progress(`Booting WordPress on PHP ${plan.php} in WebAssembly …`);
  const specifier = '@wp-playground/cli';
  const { runCLI } = (await import(specifier)) as PlaygroundCli;
  const cli = await runCLI({
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
