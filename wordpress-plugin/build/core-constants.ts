// The core's lists and limits that the plugin's classes have as constants: a page loads no table for them.
// `node wordpress-plugin/build/core-constants.ts` writes them into the classes; a test holds them to the core.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NAME_LIMIT } from '../../core/contract/conversation/limits.ts';
import { CONNECT_CODE_LIMIT } from '../../core/contract/settings/connect-code.ts';
import { RULE_LIMITS } from '../../core/limits.ts';
import { LINK_DRAWINGS } from '../../core/messenger/link-drawings.ts';
import { REPLY_TAGS, VISITOR_TAGS } from '../../core/messenger/merge-tags/names.ts';
import { FALLBACK_LIMIT } from '../../core/messenger/merge-tags/parse.ts';
import { PUBLIC_FORMAT } from '../../core/messenger/public-settings.ts';
import { FILE_LIMIT } from '../../core/settings/file.ts';
import { PUBLIC_TEXT_LIMIT } from '../../core/settings/public-text.ts';
import { SETTINGS_VERSION } from '../../core/settings/schema.ts';
import { FACT_KEYS } from '../../core/visibility/facts.ts';
import { KINDS } from '../../core/visibility/kinds.ts';
import { phpString } from './php-table.ts';
import { PLUGIN } from './places.ts';

/** A constant of a class, and what the core says. */
export interface CoreConstant {
  /** Below `includes`. */
  readonly file: string;
  readonly constant: string;
  readonly value: number | readonly string[] | Readonly<Record<string, string>>;
}

export const CORE_CONSTANTS: readonly CoreConstant[] = [
  { file: 'visibility/class-page-kind.php', constant: 'KINDS', value: KINDS },
  { file: 'visibility/class-facts.php', constant: 'KEYS', value: FACT_KEYS },
  { file: 'visibility/class-term-rule.php', constant: 'NAME', value: RULE_LIMITS.name },
  { file: 'messenger/class-merge-tags.php', constant: 'VISITOR', value: VISITOR_TAGS },
  { file: 'messenger/class-merge-tags.php', constant: 'REPLY', value: REPLY_TAGS },
  { file: 'messenger/class-merge-tags.php', constant: 'FALLBACK_LIMIT', value: FALLBACK_LIMIT },
  { file: 'messenger/class-launcher-tag.php', constant: 'INLINE_LIMIT', value: PUBLIC_TEXT_LIMIT },
  { file: 'messenger/class-public-messenger.php', constant: 'FORMAT', value: PUBLIC_FORMAT },
  { file: 'messenger/class-public-texts.php', constant: 'LINK_DRAWINGS', value: LINK_DRAWINGS },
  { file: 'settings/class-upgrade.php', constant: 'VERSION', value: SETTINGS_VERSION },
  { file: 'cli/class-console.php', constant: 'FILE_LIMIT', value: FILE_LIMIT },
  { file: 'server/class-connect-code.php', constant: 'LIMIT', value: CONNECT_CODE_LIMIT },
  { file: 'identity/class-visitor.php', constant: 'NAME', value: NAME_LIMIT },
];

const pathOf = ({ file }: CoreConstant): string => join(PLUGIN, 'includes', file);

const isList = (value: CoreConstant['value']): value is readonly string[] => Array.isArray(value);

const literal = (value: CoreConstant['value']): string => {
  if (typeof value === 'number') return String(value);
  if (isList(value)) return `array( ${value.map(phpString).join(', ')} )`;
  const longest = Math.max(...Object.keys(value).map((key) => phpString(key).length));
  const rows = Object.entries(value).map(
    ([key, text]) => `\t\t${phpString(key).padEnd(longest)} => ${phpString(text)},\n`,
  );
  return `array(\n${rows.join('')}\t)`;
};

/**
 * A class with the constant as the core has it.
 * @throws {Error} where the class has no such constant
 */
export const withConstant = (php: string, { file, constant, value }: CoreConstant): string => {
  const declared = new RegExp(`(\\bconst ${constant} *= )[^;]*;`);
  if (!declared.test(php)) throw new Error(`${file} has no constant ${constant}.`);
  return php.replace(declared, (_, start: string) => `${start}${literal(value)};`);
};

export const readClass = (of: CoreConstant): string => readFileSync(pathOf(of), 'utf8');

if (process.argv[1] === import.meta.filename)
  for (const each of CORE_CONSTANTS) writeFileSync(pathOf(each), withConstant(readClass(each), each));
