// What wordpress.org's own Plugin Check says of the plugin as it is published.
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { findProgram } from '../../scripts/machine/programs.ts';
import { WP_CLI_PROGRAM } from '../../scripts/machine/wp-cli-packages.ts';
import { filesOf } from '../../wordpress-plugin/build/archive.ts';
import { BUILT } from '../../wordpress-plugin/build/places.ts';
import { PATIENCE } from '../patience.ts';
import { PLUGIN_SLUG } from '../wordpress/site.ts';
import { startNative } from '../wordpress/stack.ts';
import type { FoundPlugin } from './found.ts';

export const isPluginCheck = ({ slug }: FoundPlugin): boolean => slug === 'plugin-check';

export const PLUGIN_CHECK_HEAD = ['Plugin Check finds', 'code', 'where', 'message'] as const;

interface Found {
  readonly line: number;
  readonly type: string;
  readonly code: string;
  readonly message: string;
}

/** What it prints: a line that names a file, and one with what was found there. */
export const findingsIn = (printed: string): string[][] => {
  let file = '';
  return printed.split('\n').flatMap((line) => {
    file = /^FILE: (.+)$/.exec(line)?.[1] ?? file;
    if (!line.startsWith('[{')) return [];
    return (JSON.parse(line) as Found[]).map(({ type, code, message, line: at }) => [
      type,
      code,
      `${file}:${at}`,
      message,
    ]);
  });
};

/** A file that no plugin may have: where that is not found, nothing was looked at. */
const SEEDED = '.seeded';

/** Runs it on the files that the zip has; yields what it finds, each a row. */
export const runPluginCheck = async (checker: FoundPlugin, wordpress: string): Promise<string[][]> => {
  const published = mkdtempSync(join(tmpdir(), 'talk-published-'));
  for (const [path, content] of await filesOf(BUILT)) {
    mkdirSync(dirname(join(published, path)), { recursive: true });
    writeFileSync(join(published, path), content);
  }
  writeFileSync(join(published, SEEDED), '');
  const stack = await startNative({
    wordpress,
    plugin: published,
    copies: [{ from: checker.folder, to: `wp-content/plugins/${checker.slug}` }],
  });
  try {
    await stack.runPhp(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php'; activate_plugin( '${checker.slug}/${checker.file}' );`,
      { user: 'admin' },
    );
    const { stdout } = await promisify(execFile)(
      findProgram('php')!,
      [
        '-d', 'display_errors=stderr', '-d', 'memory_limit=1G', WP_CLI_PROGRAM,
        `--path=${stack.folder}`, `--url=${stack.url}`, '--allow-root', '--no-color',
        'plugin', 'check', PLUGIN_SLUG, '--format=json', '--fields=line,type,code,message',
      ], // prettier-ignore
      { maxBuffer: 50_000_000, timeout: 2 * PATIENCE },
    );
    const findings = findingsIn(stdout);
    const others = findings.filter(([, , where]) => !where!.startsWith(SEEDED));
    if (others.length === findings.length) throw new Error(`${checker.name} found no ${SEEDED}.`);
    return others;
  } finally {
    await stack.stop();
    rmSync(published, { recursive: true, force: true });
  }
};
