import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * The system programs that some suites need. `names` are tried in order; a name ending in `*` matches
 * Debian's versioned names (`php-fpm8.2`), the highest version first. `packages` is what Debian calls them.
 */
export const PROGRAMS = {
  chromium: {
    names: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'],
    packages: ['chromium'],
  },
  // The same engine without windows, menus and popups of its own, which cost more than the pages of a test. It is of the
  // same version as the browser, so both come together.
  chromiumShell: {
    names: ['chromium-headless-shell'],
    packages: ['chromium', 'chromium-headless-shell'],
  },
  firefox: { names: ['firefox-esr', 'firefox'], packages: ['firefox-esr'] },
  // Safari's engine: its driver, the small browser that comes with it, and a display that nobody sees.
  webkit: { names: ['WebKitWebDriver'], packages: ['webkit2gtk-driver'] },
  webkitBrowser: { names: ['MiniBrowser'], packages: ['webkit2gtk-driver'] },
  xvfb: { names: ['Xvfb'], packages: ['xvfb'] },
  php: {
    names: ['php', 'php8*'],
    packages: ['php-cli', 'php-mysql', 'php-xml', 'php-mbstring', 'php-intl', 'php-curl', 'php-zip'],
  },
  phpFpm: { names: ['php-fpm', 'php-fpm8*'], packages: ['php-fpm', 'php-mysql', 'php-xml', 'php-mbstring'] },
  // Fetches what the plugin's PHP is held to, not the plugin: that has no packages of others.
  composer: { names: ['composer'], packages: ['composer'] },
  mariadb: { names: ['mariadbd', 'mysqld'], packages: ['mariadb-server'] },
  mariadbInstall: { names: ['mariadb-install-db', 'mysql_install_db'], packages: ['mariadb-server'] },
  nginx: { names: ['nginx'], packages: ['nginx-light'] },
  // The bare server: the full package also sets up a site of its own.
  apache: { names: ['apache2'], packages: ['apache2-bin'] },
  caddy: { names: ['caddy'], packages: ['caddy'] },
  // What keeps the sessions of the Shopify app where it runs on more than one server.
  postgres: { names: ['postgres'], packages: ['postgresql'] },
  redis: { names: ['redis-server', 'valkey-server'], packages: ['redis-server'] },
  // Shopify's own Liquid: what the theme block is held to, as is its twin in JavaScript.
  ruby: { names: ['ruby'], packages: ['ruby', 'ruby-liquid'] },
} as const satisfies Record<string, { names: readonly string[]; packages: readonly string[] }>;

export type ProgramId = keyof typeof PROGRAMS;

/** Where servers live on Debian, although a plain user's PATH does not say so. */
const SYSTEM_FOLDERS = ['/usr/local/sbin', '/usr/sbin', '/sbin', '/usr/local/bin', '/usr/bin', '/bin'];

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
};

const byVersionDescending = (a: string, b: string): number =>
  b.localeCompare(a, 'en', { numeric: true, sensitivity: 'base' });

/** Debian keeps each version of PostgreSQL in a folder of its own, which no PATH names. */
const postgresFolders = (): string[] => {
  const versions = '/usr/lib/postgresql';
  return existsSync(versions)
    ? readdirSync(versions)
        .toSorted(byVersionDescending)
        .map((version) => join(versions, version, 'bin'))
    : [];
};

/** WebKit's small browser is next to its library, in a folder of the machine's architecture. */
const webkitFolders = (): string[] =>
  ['x86_64', 'aarch64'].map((machine) => `/usr/lib/${machine}-linux-gnu/webkit2gtk-4.1`).filter(existsSync);

/** The folders to look in: PATH first, then where Debian keeps servers and WebKit's browser. */
export const programFolders = (path = process.env.PATH ?? ''): string[] => [
  ...new Set([
    ...path.split(delimiter).filter((folder) => folder !== ''),
    ...SYSTEM_FOLDERS,
    ...postgresFolders(),
    ...webkitFolders(),
  ]),
];

/** The absolute path of a program, or null when none of its names is there. */
export const findProgram = (id: ProgramId, folders: readonly string[] = programFolders()): string | null => {
  for (const name of PROGRAMS[id].names) {
    for (const folder of folders) {
      if (!name.endsWith('*')) {
        const file = join(folder, name);
        if (isExecutable(file)) return file;
        continue;
      }
      const stem = name.slice(0, -1);
      const pattern = new RegExp(`^${stem.replaceAll(/[.+]/g, '\\$&')}[0-9.]*$`);
      let entries: string[] = [];
      try {
        entries = readdirSync(folder);
      } catch {
        continue;
      }
      const match = entries
        .filter((entry) => pattern.test(entry))
        .toSorted(byVersionDescending)
        .find((entry) => isExecutable(join(folder, entry)));
      if (match !== undefined) return join(folder, match);
    }
  }
  return null;
};

/** What WordPress on MariaDB needs of PHP. */
const PHP_MODULES = ['dom', 'mbstring', 'mysqli'];

/** Whether a PHP has the modules that the plugin and its tests need; one that lacks them is as good as none. */
export const hasModules = (php: string): boolean => {
  const modules = spawnSync(php, ['-m'], { encoding: 'utf8', timeout: 20_000 }).stdout?.split(/\s+/) ?? [];
  return PHP_MODULES.every((name) => modules.includes(name));
};

const hasLiquid = (ruby: string): boolean =>
  spawnSync(ruby, ['-e', 'require "liquid"'], { timeout: 20_000 }).status === 0;

/** Which of the wanted programs are not on this machine; a PHP or Ruby that lacks a module counts as missing. */
export const missingPrograms = (
  wanted: readonly ProgramId[],
  folders: readonly string[] = programFolders(),
): ProgramId[] =>
  wanted.filter((id) => {
    const program = findProgram(id, folders);
    if (program === null) return true;
    return (id === 'php' && !hasModules(program)) || (id === 'ruby' && !hasLiquid(program));
  });

/** Debian's packages for a list of programs, each once, in a stable order. */
export const packagesFor = (programs: readonly ProgramId[]): string[] => [
  ...new Set(programs.flatMap((id) => PROGRAMS[id].packages as readonly string[])),
];
