// The plugin's Readable looks at what a page reads of stored settings without loading the schema: by hand, for speed.
import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingsSchema } from '../../core/settings/index.ts';
import { conditionsSchema, ruleSchema } from '../../core/visibility/rule.ts';
import { PLUGIN } from './places.ts';

interface Schema {
  readonly type?: string | readonly string[];
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

const php = readFileSync(join(PLUGIN, 'includes/settings/class-readable.php'), 'utf8');

const TYPES: Readonly<Record<string, string>> = { bool: 'boolean', string: 'string', stdClass: 'object' };
const ROOTS: Readonly<Record<string, Schema>> = {
  settings: settingsSchema as unknown as Schema,
  connection: (settingsSchema.properties as unknown as Record<string, Schema>)['connection']!,
  rule: ruleSchema as unknown as Schema,
};

const at = (schema: Schema, path: string): Schema | undefined =>
  path.split('->').reduce<Schema | undefined>((of, step) => of?.properties?.[step], schema);

/** What the class looks at: the member, and the type that it has to be of. */
const looked = [
  ...php.matchAll(/is_(bool|string)\( \$(settings|connection|rule)->([\w>-]+?)(?: \?\? null)? \)/g),
].map(([, type, root, path]) => ({ root: root!, path: path!, type: TYPES[type!]! }));
const objects = [...php.matchAll(/\$(connection)->(\w+) \?\? null \) instanceof (stdClass)/g)].map(
  ([, root, path, type]) => ({ root: root!, path: path!, type: TYPES[type!]! }),
);

test.each([...looked, ...objects])('$root->$path is $type in the schema, too', ({ root, path, type }) => {
  expect(at(ROOTS[root]!, path)?.type).toBe(type);
});

test('what a page reads is looked at', () => {
  expect(looked.map(({ root, path }) => `${root}->${path}`)).toEqual(
    expect.arrayContaining(['settings->enabled', 'settings->loading->strategy', 'connection->scriptUrl']),
  );
  expect(objects.map(({ path }) => path)).toEqual(['options', 'track']);
});

test('a decision is one of those that the schema has, and a condition of the type that it has', () => {
  const [, decisions] = /visibility->default \?\? null, array\( (.+?) \)/.exec(php)!;
  const listed = decisions!.split(', ').map((word) => word.slice(1, -1));
  expect(at(ROOTS['settings']!, 'visibility->default')?.enum).toEqual(listed);
  expect(ROOTS['rule']!.properties!['effect']?.enum).toEqual(listed);
  const conditions = Object.entries(conditionsSchema.properties as unknown as Record<string, Schema>);
  // All others are lists of strings; those of a device are told apart by their first letter.
  expect(conditions.filter(([, { type }]) => type !== 'array').map(([name]) => name)).toEqual(['signedIn']);
  expect(conditions.find(([name]) => name === 'device')?.[1].items?.enum).toEqual(['mobile', 'desktop']);
});
