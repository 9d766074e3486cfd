// `node scripts/bootstrap.mjs SCRIPT [arguments]`: installs what the lockfile asks for when it is missing or differs,
// then runs the script with the Node that the lockfile pins. It runs on the machine's own Node, 20.19 or newer, and so
// is no TypeScript. npm's "pre" scripts cannot do this: `ignore-scripts` leaves them out.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules/.bin');
const WINDOWS = process.platform === 'win32';
/** The first that runs TypeScript unasked and has everything that the scripts use. */
const SCRIPTS_NEED = 24;

const fail = (problem, code = 1) => {
  console.error(problem);
  process.exit(code);
};

const packagesOf = (lockfile) => JSON.parse(readFileSync(join(ROOT, lockfile), 'utf8')).packages ?? {};

/** Where the packages that carry Node itself lie; npm installs the one for this machine. */
const PINNED = /^node_modules\/node-(?:darwin|linux|win)-/;

/** The path of the pinned Node, or undefined where it is not installed or there is none for this machine. */
const pinnedNode = () =>
  Object.keys(packagesOf('node_modules/.package-lock.json'))
    .filter((path) => PINNED.test(path))
    .map((path) => join(ROOT, path, WINDOWS ? 'bin/node.exe' : 'bin/node'))
    .find(existsSync);

/** Whether what npm says it installed is what the lockfile asks for; what is for other machines may lack. */
const isInstalled = () => {
  const record = 'node_modules/.package-lock.json';
  if (!existsSync(join(ROOT, record))) return false;
  const installed = packagesOf(record);
  const isForHere = ({ os, cpu }) =>
    [os ?? process.platform].flat().includes(process.platform) &&
    [cpu ?? process.arch].flat().includes(process.arch);
  return Object.entries(packagesOf('package-lock.json')).every(([path, wanted]) => {
    if (!path.includes('node_modules/')) return true;
    const found = installed[path];
    if (found === undefined) return wanted.optional === true && !(PINNED.test(path) && isForHere(wanted));
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
};

const install = () => {
  console.log('Installing packages (once, about a minute) …');
  // The scripts of packages stay off whatever the machine's npm is set to; none here needs one.
  const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: WINDOWS,
  });
  if (status !== 0)
    fail(
      'The packages could not be installed. Is the npm registry reachable? Then try the command again.',
      status ?? 1,
    );
};

/** The Node that runs the scripts: the pinned one, else the machine's where it is new enough. */
const nodeForScripts = () => {
  const pinned = pinnedNode();
  if (pinned !== undefined) return pinned;
  if (Number.parseInt(process.versions.node, 10) >= SCRIPTS_NEED) return process.execPath;
  return fail(
    `npm carries no Node ${SCRIPTS_NEED} for this machine (${process.platform}, ${process.arch}), and its own is ` +
      `${process.versions.node}. Install Node ${SCRIPTS_NEED} or newer, then try the command again.`,
  );
};

/** Runs a script in this process's place: its output, its signals and its end are passed on. */
const run = (node, args) => {
  const PATH = [BIN, process.env.PATH ?? ''].join(delimiter);
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  // npm starts scripts through a shell. A signal may end npm or that shell only, and leave this running.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
  child.once('error', (error) => fail(`${node}: ${error.message}`, 127));
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
};

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19))
  fail(`Talk Suite needs Node 20.19 or newer to start; this is Node ${process.versions.node}.`);
if (!isInstalled()) install();
const args = process.argv.slice(2);
// A script reads the core's sources: before the first build there is nothing else, and later nothing newer.
if (args.length > 0) run(nodeForScripts(), ['--conditions=@talk-suite/source', ...args]);
