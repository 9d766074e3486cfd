import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { disagreements, versionProblems } from '../checks/versions.ts';
import { screenshotProblems } from './screenshots.ts';

const ROOT = join(import.meta.dirname, '../..');
const readHere = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

/** The version of the newest entry, and the day it bears; null where it bears none yet. */
export const newestEntry = (changelog: string): { version: string; day: string | null; text: string } => {
  const [, version, rest, text] =
    /^## (\S+)(?: – (.+))?\n([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (version === undefined) throw new Error('CHANGELOG.md has no entry.');
  return {
    version,
    day: rest !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(rest) ? rest : null,
    text: (text ?? '').trim(),
  };
};

/** What keeps a release from being one, a line each: versions that differ, an entry without a day or without words, pictures without captions. */
export const notReady = (read: (file: string) => string = readHere): string[] => {
  const { version, day, text } = newestEntry(read('CHANGELOG.md'));
  return [
    ...versionProblems(read),
    ...disagreements("the blueprint's plugin", BLUEPRINT_AND_SLUG, read),
    ...(day === null ? [`CHANGELOG.md: ${version} has no day; write "## ${version} – YYYY-MM-DD"`] : []),
    ...(text === '' ? [`CHANGELOG.md: nothing is said about ${version}`] : []),
    ...screenshotProblems(read('wordpress-plugin/readme.txt')),
  ];
};

const BLUEPRINT_AND_SLUG = [
  { file: 'wordpress-plugin/talk-messenger-for-ortto.php', pattern: /^ \* Text Domain: +(.+)$/m },
  { file: 'wordpress-plugin/.wordpress-org/blueprints/blueprint.json', pattern: /"slug": "(.+?)"/ },
];
