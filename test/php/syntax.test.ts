import { readFileSync, writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ensurePlaygroundPackages } from '../../scripts/machine/playground-packages.ts';
import { progressTo } from '../../scripts/progress.ts';
import { phpFiles, PLUGIN, runPhp, type PhpVersion } from './php.ts';

// PHP in WebAssembly takes its time to start where much else is running.
beforeAll(() => ensurePlaygroundPackages(progressTo(() => {})));

/** Parses the files named on standard input and prints what is wrong with them. */
const PARSER = `<?php
while ( false !== ( $file = fgets( STDIN ) ) ) {
	try {
		token_get_all( file_get_contents( trim( $file ) ), TOKEN_PARSE );
		echo 'parsed', "\\n";
	} catch ( ParseError $error ) {
		echo trim( $file ), ': ', $error->getMessage(), "\\n";
	}
}`;

describe('every PHP file', () => {
  test.each<PhpVersion>(['native', '7.4', '8.5'])('parses (%s)', async (version) => {
    const files = phpFiles();
    expect(files.length).toBeGreaterThan(40);
    const temp = mkdtempSync(join(tmpdir(), 'talk-php-'));
    try {
      writeFileSync(join(temp, 'parse.php'), PARSER);
      const { stdout, stderr } = await runPhp(version, [join(temp, 'parse.php')], files.join('\n'));
      expect(stderr).toBe('');
      expect(stdout.trim().split('\n')).toEqual(files.map(() => 'parsed'));
    } finally {
      rmSync(temp, { recursive: true, force: true });
    }
  });

  test('compiles', async () => {
    for (const file of phpFiles()) {
      const { stdout } = await runPhp('native', ['-l', file]);
      expect(stdout.trim()).toBe(`No syntax errors detected in ${file}`);
    }
  });

  test('does nothing when it is asked for by its address', async () => {
    for (const file of phpFiles().filter((path) => !path.includes('/bin/'))) {
      const { code, stdout, stderr } = await runPhp('native', [file]);
      // A class that extends another fails to load alone; it still does nothing.
      expect({ file, code: code === 0 || stderr.includes('not found'), stdout }).toEqual({
        file,
        code: true,
        stdout: '',
      });
    }
  });

  test('names the same version everywhere', () => {
    const main = readFileSync(join(PLUGIN, 'talk-messenger-for-ortto.php'), 'utf8');
    const { version } = JSON.parse(readFileSync(join(PLUGIN, 'package.json'), 'utf8')) as { version: string };
    const readme = readFileSync(join(PLUGIN, 'readme.txt'), 'utf8');
    expect(/^ \* Version: +(\S+)$/m.exec(main)?.[1]).toBe(version);
    expect(/define\( 'TALK_MESSENGER_VERSION', '([^']+)' \)/.exec(main)?.[1]).toBe(version);
    expect(/^Stable tag: (\S+)$/m.exec(readme)?.[1]).toBe(version);
  });
});
