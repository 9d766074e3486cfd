// `npm run standards`: the plugin's PHP by WordPress's coding standards (PHP_CodeSniffer), by what PHP 7.4 understands
// (PHPCompatibility) and by its types (PHPStan). Composer fetches what is pinned in wordpress-plugin/standards, for
// development only; nothing of it is in the plugin. `--only sniff` and `--only types` run one of the two; files that
// are named are for PHP_CodeSniffer.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findProgram } from './machine/programs.ts';
import { ensureStandardsPackages, STANDARDS_FOLDER } from './machine/standards-packages.ts';
import { progressTo } from './progress.ts';
import { runInView } from './suites/child.ts';

const VENDOR = join(STANDARDS_FOLDER, 'vendor');
const CACHE = join(import.meta.dirname, '../.cache');
/** Where the rules lie; Composer's plugin that would register them is left out, since it would run as code. */
const RULES = [
  'wp-coding-standards/wpcs',
  'phpcompatibility/php-compatibility',
  'phpcompatibility/phpcompatibility-paragonie',
  'phpcompatibility/phpcompatibility-wp',
].map((name) => join(VENDOR, name));

const progress = progressTo();
const fail = (problem: string): never => {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
};

const sniff = (php: string, files: readonly string[]): Promise<number> => {
  mkdirSync(CACHE, { recursive: true });
  return runInView(php, [
    join(VENDOR, 'bin/phpcs'),
    `--standard=${join(STANDARDS_FOLDER, 'phpcs.xml.dist')}`,
    '--runtime-set',
    'installed_paths',
    RULES.join(','),
    '-q',
    '--parallel=2',
    // What has not changed is not read again.
    `--cache=${join(CACHE, 'phpcs.json')}`,
    '--report=full',
    '--report-source',
    ...files,
  ]);
};

const analyse = (php: string): Promise<number> =>
  runInView(php, [
    join(VENDOR, 'bin/phpstan'),
    'analyse',
    `--configuration=${join(STANDARDS_FOLDER, 'phpstan.neon.dist')}`,
    '--memory-limit=1G',
    '--no-progress',
    '--error-format=raw',
  ]);

const { values, positionals } = parseArgs({ options: { only: { type: 'string' } }, allowPositionals: true });
const { only } = values;
if (only !== undefined && only !== 'sniff' && only !== 'types')
  fail(`--only: "${only}" is neither sniff nor types`);
const php =
  findProgram('php') ?? fail('PHP is not installed. On Debian: sudo apt-get install php-cli php-xml');
await ensureStandardsPackages(progress).catch((error: unknown) =>
  fail(error instanceof Error ? error.message : String(error)),
);
const sniffed = only === 'types' ? 0 : await progress.step('PHP_CodeSniffer', () => sniff(php, positionals));
const analysed = only === 'sniff' ? 0 : await progress.step('PHPStan', () => analyse(php));
process.exitCode = sniffed === 0 && analysed === 0 ? 0 : 1;
