import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { findProgram, missingPrograms, packagesFor, programFolders } from './programs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'talk-programs-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string, script = 'exit 0', mode = 0o755): string => {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, mode);
  return file;
};

describe('findProgram', () => {
  test('finds a program by its first name', () => {
    program('google-chrome');
    const chromium = program('chromium');
    expect(findProgram('chromium', [folder])).toBe(chromium);
  });

  test('takes the highest of several versions', () => {
    program('php-fpm8.2');
    const highest = program('php-fpm8.10');
    program('php-fpm8.4-notes');
    expect(findProgram('phpFpm', [folder])).toBe(highest);
  });

  test('passes over what is no program', () => {
    program('nginx', 'exit 0', 0o644);
    mkdirSync(join(folder, 'mariadbd'));
    expect(findProgram('nginx', [folder])).toBeNull();
    expect(findProgram('mariadb', [folder])).toBeNull();
    expect(findProgram('phpFpm', [join(folder, 'nowhere')])).toBeNull();
  });

  test('looks where Debian keeps servers, after PATH', () => {
    const folders = programFolders('/opt/a:/usr/bin');
    expect(folders.slice(0, 2)).toEqual(['/opt/a', '/usr/bin']);
    expect(folders).toContain('/usr/sbin');
    expect(new Set(folders).size).toBe(folders.length);
  });
});

describe('missingPrograms', () => {
  test('names what is not there, in the order asked for', () => {
    program('nginx');
    expect(missingPrograms(['mariadb', 'nginx', 'chromium'], [folder])).toEqual(['mariadb', 'chromium']);
  });

  test('counts a Ruby without Liquid as missing', () => {
    program('ruby', 'exit 1');
    expect(missingPrograms(['ruby'], [folder])).toEqual(['ruby']);
    program('ruby');
    expect(missingPrograms(['ruby'], [folder])).toEqual([]);
  });

  test('counts a PHP without the database module as missing', () => {
    program('php', 'printf "dom\\nmbstring\\n"');
    expect(missingPrograms(['php'], [folder])).toEqual(['php']);
    program('php', 'printf "dom\\nmbstring\\nmysqli\\n"');
    expect(missingPrograms(['php'], [folder])).toEqual([]);
  });
});

test('a package that two programs need is named once', () => {
  expect(packagesFor(['mariadb', 'mariadbInstall', 'nginx'])).toEqual(['mariadb-server', 'nginx-light']);
});

test('a missing Apache or Caddy is installed like any other program', () => {
  expect(packagesFor(missingPrograms(['apache', 'caddy'], [folder]))).toEqual(['apache2-bin', 'caddy']);
  program('apache2');
  expect(missingPrograms(['apache', 'caddy'], [folder])).toEqual(['caddy']);
});

test('Firefox and WebKit are installed like any other program; WebKit needs a display', () => {
  expect(packagesFor(missingPrograms(['firefox', 'webkit', 'webkitBrowser', 'xvfb'], [folder]))).toEqual([
    'firefox-esr',
    'webkit2gtk-driver',
    'xvfb',
  ]);
});
