// What the theme editor reads of a block. Theme check looks at the schemas of themes, not at those of extensions.
import setting from '@shopify/theme-check-docs-updater/data/setting.json' with { type: 'json' };
import { Type } from 'typebox';
import { Compile } from 'typebox/schema';

const TEMPLATES = Type.Object(
  { templates: Type.Optional(Type.Array(Type.String())), groups: Type.Optional(Type.Array(Type.String())) },
  { additionalProperties: false },
);

/** The schema of an app block or an app embed, by Shopify's guide on theme app extensions; its settings are Shopify's own schema. */
const embedSchema = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 25 }),
    target: Type.Unsafe({ enum: ['section', 'head', 'body', 'compliance_head'] }),
    settings: Type.Optional(Type.Array(Type.Object({ type: Type.String() }))),
    available_if: Type.Optional(Type.String({ pattern: '^\\{\\{ *app\\.metafields\\.' })),
    class: Type.Optional(Type.String()),
    tag: Type.Optional(Type.String()),
    enabled_on: Type.Optional(TEMPLATES),
    disabled_on: Type.Optional(TEMPLATES),
    javascript: Type.Optional(Type.String({ pattern: '\\.js$' })),
    stylesheet: Type.Optional(Type.String({ pattern: '\\.css$' })),
  },
  { additionalProperties: false },
);

const [embed, input] = [Compile(embedSchema), Compile(setting)];

type Json = Readonly<Record<string, unknown>>;

const wordsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(wordsIn)
      : [];

const lookUp = (words: unknown, key: string): unknown =>
  key.split('.').reduce<unknown>((at, part) => (at as Json | undefined)?.[part], words);

/**
 * What is wrong with the schema of a block.
 * @param block its Liquid
 * @param words the extension's English words for the theme editor, which `t:` keys point to
 */
export const schemaProblems = (block: string, words: unknown): string[] => {
  const [, text] = /\{%-?\s*schema\s*-?%\}(.*)\{%-?\s*endschema\s*-?%\}/s.exec(block) ?? [];
  if (text === undefined) return ['no schema'];
  let schema: Json;
  try {
    schema = JSON.parse(text) as Json;
  } catch (error) {
    return [`not JSON: ${String(error)}`];
  }
  const settings = Array.isArray(schema['settings']) ? (schema['settings'] as Json[]) : [];
  const ids = settings.flatMap(({ id }) => (id === undefined ? [] : [id]));
  const [, errors] = embed.Errors(schema);
  return [
    ...errors.map(({ instancePath, message }) => `${instancePath || 'schema'} ${message}`),
    ...settings.flatMap((each, at) =>
      input.Check(each) ? [] : [`/settings/${at} is no setting that Shopify knows`],
    ),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `two settings are called ${String(id)}`),
    ...wordsIn(schema)
      .filter((word) => word.startsWith('t:') && typeof lookUp(words, word.slice(2)) !== 'string')
      .map((word) => `${word} has no words`),
  ];
};
