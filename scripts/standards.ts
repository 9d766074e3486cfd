// `npm run standards`: the plugin's PHP by WordPress's coding standards (PHP_CodeSniffer), by what PHP 7.4 understands
// (PHPCompatibility) and by its types (PHPStan). Composer fetches what is pinned in wordpress-plugin/standards, for
// development only; nothing of it is in the plugin.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from './machine/command.ts';
import { findProgram } from './machine/programs.ts';
import { progressTo } from './progress.ts';
import { runInView } from './suites/child.ts';

const FOLDER = join(import.meta.dirname, '../wordpress-plugin/standards');
const VENDOR = join(FOLDER, 'vendor');
const STAMP = join(VENDOR, '.lock-hash');
/** Where the rules lie; Composer's plugin that would register them is left out, since it would run as code. */
const RULES = [
  'wp-coding-standards/wpcs',
  'phpcompatibility/php-compatibility',
  'phpcompatibility/phpcompatibility-paragonie',
  'phpcompatibility/phpcompatibility-wp',
].map((name) => join(VENDOR, name));
const MINUTES = 60_000;

const progress = progressTo();
const fail = (problem: string): never => {
  process.stderr.write(`${problem}\n`);
  process.exit(2);
};

const ensureTools = async (): Promise<void> => {
  const lock = createHash('sha256')
    .update(readFileSync(join(FOLDER, 'composer.lock')))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lock) return;
  await progress.step('Fetching PHP_CodeSniffer and PHPStan (once, 40 MB)', async () => {
    const { code, stderr } = await runCommand(
      'composer',
      [
        'install',
        `--working-dir=${FOLDER}`,
        '--no-interaction',
        '--no-progress',
        '--no-scripts',
        '--no-plugins',
      ],
      { env: { ...process.env, COMPOSER_ALLOW_SUPERUSER: '1' }, timeout: 15 * MINUTES },
    );
    if (code === 127) fail('Composer is not installed. On Debian: sudo apt-get install composer');
    if (code !== 0) fail(`Composer could not fetch the tools: ${stderr.trim().slice(-800)}`);
    writeFileSync(STAMP, lock);
  });
};

const php =
  findProgram('php') ?? fail('PHP is not installed. On Debian: sudo apt-get install php-cli php-xml');
await ensureTools();
const sniffed = await progress.step('PHP_CodeSniffer', () =>
  runInView(php, [
    join(VENDOR, 'bin/phpcs'),
    `--standard=${join(FOLDER, 'phpcs.xml.dist')}`,
    '--runtime-set',
    'installed_paths',
    RULES.join(','),
    '-q',
    '--parallel=2',
    '--report=full',
    '--report-source',
    ...process.argv.slice(2),
  ]),
);
const analysed = await progress.step('PHPStan', () =>
  runInView(php, [
    join(VENDOR, 'bin/phpstan'),
    'analyse',
    `--configuration=${join(FOLDER, 'phpstan.neon.dist')}`,
    '--memory-limit=1G',
    '--no-progress',
    '--error-format=raw',
  ]),
);
process.exitCode = sniffed === 0 && analysed === 0 ? 0 : 1;
