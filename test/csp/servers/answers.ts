import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, type ProgramId } from '../../../scripts/machine/programs.ts';
import { endChild } from '../../end-child.ts';
import { PATIENCE } from '../../patience.ts';
import { freePort } from '../../ports.ts';

/** Real servers and libraries with a policy in their own syntax, and the header that arrives. */

export interface Running {
  readonly url: string;
  stop(): Promise<void>;
}

const programOf = (id: ProgramId): string => {
  const program = findProgram(id);
  if (program === null) throw new Error(`${id} is not installed`);
  return program;
};

const answers = async (url: string): Promise<boolean> => {
  try {
    await fetch(url);
    return true;
  } catch {
    return false;
  }
};

const ended = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/**
 * Writes files into a folder of their own, starts a program there and waits until it answers.
 * @throws with what it printed, when it ends instead.
 */
export const runServer = async (
  program: string,
  args: (folder: string, port: number) => readonly string[],
  files: (folder: string, port: number) => Readonly<Record<string, string>>,
): Promise<Running> => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-csp-server-'));
  // Apache drops its rights and has to read what is here.
  chmodSync(folder, 0o755);
  const port = await freePort();
  for (const [name, text] of Object.entries(files(folder, port))) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const child = spawn(program, args(folder, port), {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const stop = async (): Promise<void> => {
    await endChild(child);
    rmSync(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}/`;
  for (const end = Date.now() + PATIENCE; Date.now() < end;) {
    if (ended(child)) break;
    if (await answers(url)) return { url, stop };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await stop();
  throw new Error(`${program} did not answer:\n${printed}`);
};

/** The policies that arrive, enforced and report-only. */
export const arrived = async (
  url: string,
): Promise<{ enforced: string | null; reportOnly: string | null }> => {
  const { headers } = await fetch(url);
  return {
    enforced: headers.get('content-security-policy'),
    reportOnly: headers.get('content-security-policy-report-only'),
  };
};

export const startNginx = (snippet: string): Promise<Running> =>
  runServer(
    programOf('nginx'),
    (folder) => ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
    (folder, port) => ({
      'html/index.html': 'ok',
      'nginx.conf': [
        'worker_processes 1;',
        `pid ${folder}/nginx.pid;`,
        `error_log ${folder}/error.log;`,
        'events {}',
        'http {',
        '  access_log off;',
        ...['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
          (name) => `  ${name}_temp_path ${folder}/${name};`,
        ),
        '  server {',
        `    listen 127.0.0.1:${port};`,
        `    root ${folder}/html;`,
        snippet,
        '  }',
        '}',
      ].join('\n'),
    }),
  );

const apacheModules = '/usr/lib/apache2/modules';

const apacheConfiguration = (folder: string, port: number, extra: string): string =>
  [
    `ServerRoot ${folder}`,
    'ServerName localhost',
    `Listen 127.0.0.1:${port}`,
    `PidFile ${folder}/apache.pid`,
    `ErrorLog ${folder}/error.log`,
    'User www-data',
    'Group www-data',
    ...['mpm_event', 'authz_core', 'dir', 'headers'].map(
      (name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`,
    ),
    `DocumentRoot ${folder}/html`,
    'DirectoryIndex index.html',
    `<Directory ${folder}>`,
    '  AllowOverride All',
    '  Require all granted',
    '</Directory>',
    extra,
  ].join('\n');

/** In the server's own configuration, or in the folder's `.htaccess`. */
export const startApache = (snippet: string, htaccess: boolean): Promise<Running> =>
  runServer(
    programOf('apache'),
    (folder) => ['-X', '-f', join(folder, 'apache.conf')],
    (folder, port) => ({
      'html/index.html': 'ok',
      ...(htaccess && { 'html/.htaccess': snippet }),
      'apache.conf': apacheConfiguration(folder, port, htaccess ? '' : snippet),
    }),
  );

export const startCaddy = (snippet: string): Promise<Running> =>
  runServer(
    programOf('caddy'),
    (folder) => ['run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')],
    (_, port) => ({
      Caddyfile: [
        '{',
        '  admin off',
        '  auto_https off',
        '}',
        `http://127.0.0.1:${port} {`,
        snippet,
        '  respond "ok"',
        '}',
      ].join('\n'),
    }),
  );

export const startPhp = (code: string): Promise<Running> =>
  runServer(
    programOf('php'),
    (folder, port) => ['-S', `127.0.0.1:${port}`, join(folder, 'index.php')],
    () => ({ 'index.php': `${code}\necho 'ok';\n` }),
  );

/** A program of a framework's code, run by this Node from the folder that has the packages. */
const runNode = (lines: (port: number) => readonly string[], packages: string): Promise<Running> =>
  runServer(
    process.execPath,
    (folder) => {
      symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
      return [join(folder, 'server.mjs')];
    },
    (_, port) => ({ 'server.mjs': lines(port).join('\n') }),
  );

export const startHelmet = (code: string, packages: string): Promise<Running> =>
  runNode(
    (port) => [
      "import express from 'express';",
      ...code.split('\n').map((line) => (line.startsWith('import ') ? line : '')),
      'const app = express();',
      ...code.split('\n').filter((line) => !line.startsWith('import ')),
      "app.get('/', (request, response) => response.send('ok'));",
      `app.listen(${port}, '127.0.0.1');`,
    ],
    packages,
  );

/** @param component a module of JavaScript that exports `TalkMessenger`, which the page is made of; without one, it is `ok` */
export const startHydrogen = (code: string, packages: string, component = ''): Promise<Running> =>
  runNode(
    (port) => [
      "import { createServer } from 'node:http';",
      "import { createContentSecurityPolicy } from '@shopify/hydrogen';",
      "import { createElement } from 'react';",
      "import { renderToString } from 'react-dom/server';",
      component || 'export const TalkMessenger = () => "ok";',
      // What Hydrogen's skeleton has at hand there.
      'const context = { env: {} };',
      'createServer((request, response) => {',
      code,
      "  response.setHeader('Content-Security-Policy', header).setHeader('Content-Type', 'text/html');",
      '  response.end(renderToString(createElement(NonceProvider, null, createElement(TalkMessenger))));',
      `}).listen(${port}, '127.0.0.1');`,
    ],
    packages,
  );

/** Next.js in development mode: the configuration's headers, or the proxy that makes a nonce. */
export const startNext = (code: string, packages: string): Promise<Running> =>
  runServer(
    process.execPath,
    (folder, port) => {
      symlinkSync(join(packages, 'node_modules'), join(folder, 'node_modules'));
      return ['node_modules/next/dist/bin/next', 'dev', '--webpack', '-H', '127.0.0.1', '-p', String(port)];
    },
    () => ({
      'package.json': '{"type":"module"}',
      'pages/index.js': "export default function Page() { return 'ok'; }",
      [/^\/\/ (\S+)/.exec(code)![1]!]: code,
    }),
  );
