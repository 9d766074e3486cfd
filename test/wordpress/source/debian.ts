import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mustRun } from '../../../scripts/machine/command.ts';

/** Debian's WordPress, and the packages that its symbolic links point into. */
const PACKAGES = [
  'wordpress',
  'wordpress-theme-twentytwentyfive',
  'libphp-phpmailer',
  'php-getid3',
  'libjs-cropper',
  'libjs-jquery-ui',
  'libjs-lodash',
  'libjs-underscore',
];

const CERTIFICATES = '/etc/ssl/certs/ca-certificates.crt';
const TIMEOUT = 5 * 60_000;

/** Whether this machine has what `unpackDebian` needs: Debian's own tools. */
export const hasDebianTools = (): boolean =>
  process.platform === 'linux' && existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-deb');

const knownArchive = async (): Promise<string | null> => {
  const targets = await mustRun('apt-get', [
    'indextargets',
    '--format',
    '$(REPO_URI) $(RELEASE) $(COMPONENT)',
    'Identifier: Packages',
  ]);
  const line = targets
    .split('\n')
    .map((text) => text.split(' '))
    .find(
      ([, release = '', component]) =>
        component === 'main' && !/security|updates|backports|proposed/.test(release),
    );
  return line?.[0] ?? null;
};

/** The archive that the machine's own apt uses for its main suite; a fresh machine has to ask for it first. */
const archiveOf = async (): Promise<string> => {
  const known = await knownArchive();
  if (known !== null) return known;
  if (process.getuid?.() === 0) await mustRun('apt-get', ['-qq', 'update'], { timeout: TIMEOUT });
  const found = await knownArchive();
  if (found === null) throw new Error('apt knows no Debian archive here: apt-get update has to run once.');
  return found;
};

/**
 * Writes the WordPress of a later Debian suite (`sid`, `forky`) to an empty folder. The machine's own apt
 * state is left as it is: lists, cache and status live in a temporary folder. Throws with apt's own words.
 */
export const unpackDebian = async (suite: string, folder: string): Promise<void> => {
  const temp = mkdtempSync(join(tmpdir(), 'talk-apt-'));
  try {
    for (const name of ['lists/partial', 'cache/archives/partial', 'parts', 'deb', 'x']) {
      mkdirSync(join(temp, name), { recursive: true });
    }
    writeFileSync(join(temp, 'status'), '');
    const archive = await archiveOf();
    writeFileSync(
      join(temp, 'sources.list'),
      `deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] ${archive} ${suite} main\n`,
    );
    const apt = [
      ['Dir::Etc::SourceList', join(temp, 'sources.list')],
      ['Dir::Etc::SourceParts', join(temp, 'parts')],
      ['Dir::State::Lists', join(temp, 'lists')],
      ['Dir::State::status', join(temp, 'status')],
      ['Dir::Cache', join(temp, 'cache')],
      ['Acquire::Languages', 'none'],
      ...(process.getuid?.() === 0 ? [['APT::Sandbox::User', 'root']] : []),
    ].flatMap(([key, value]) => ['-o', `${key}=${value}`]);
    await mustRun('apt-get', [...apt, '-qq', 'update'], { timeout: TIMEOUT });
    await mustRun('apt-get', [...apt, '-qq', 'download', ...PACKAGES], {
      cwd: join(temp, 'deb'),
      timeout: TIMEOUT,
    });
    for (const deb of readdirSync(join(temp, 'deb'))) {
      await mustRun('dpkg-deb', ['-x', join(temp, 'deb', deb), join(temp, 'x')]);
    }
    const unpacked = join(temp, 'x/usr/share/wordpress');
    // Two links leave the packages: Apache's rules in /etc, and the machine's certificates.
    rmSync(join(unpacked, '.htaccess'), { force: true });
    rmSync(join(unpacked, 'wp-includes/certificates/ca-bundle.crt'), { force: true });
    await mustRun('cp', ['-rL', `${unpacked}/.`, folder]);
    if (existsSync(CERTIFICATES)) {
      cpSync(CERTIFICATES, join(folder, 'wp-includes/certificates/ca-bundle.crt'));
    }
    // Debian's configuration looks in /etc; a stack writes its own.
    rmSync(join(folder, 'wp-config.php'), { force: true });
  } finally {
    rmSync(temp, { recursive: true, force: true });
  }
};
