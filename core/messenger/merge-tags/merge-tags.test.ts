import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { REPLY_TAGS, VISITOR_TAGS } from './names.ts';
import { parseTemplate, type TemplatePart } from './parse.ts';
import { renderTemplate, type MergeValues } from './render.ts';

const rendered = (template: string, values: MergeValues = {}): string => {
  const reading = parseTemplate(template, REPLY_TAGS);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return renderTemplate(reading.parts, values);
};
const problems = (template: string) => {
  const reading = parseTemplate(template, VISITOR_TAGS);
  return reading.ok ? [] : reading.problems;
};

const GREETING = 'Hello {{ first_name | default: "there" }}!';

describe('a greeting with the first name', () => {
  test('shows the name of a known visitor, isolated from the direction of the text around it', () => {
    expect(rendered(GREETING, { first_name: 'Mia' })).toBe('Hello \u2068Mia\u2069!');
  });
  test.each([
    ['is not known', {}],
    ['is empty', { first_name: '' }],
    ['is blank', { first_name: ' \n\t' }],
  ])('shows its fallback where the name %s', (_, values) => {
    expect(rendered(GREETING, values)).toBe('Hello there!');
  });
  test('keeps a name that is written from right to left inside its isolate', () => {
    expect(rendered(GREETING, { first_name: '\u202Eמיה\u2069' })).toBe('Hello \u2068מיה\u2069!');
  });
  test('shortens a name of 200 characters to 60, counting emoji as one', () => {
    const name = /\u2068(.*)\u2069/u.exec(rendered(GREETING, { first_name: '😀'.repeat(200) }))?.[1];
    expect([...name!]).toHaveLength(60);
  });
  test('is text where the name holds markup', () => {
    expect(rendered(GREETING, { first_name: '<img src=x onerror=alert(1)>' })).toContain('<img src=x');
  });
});

describe('a tag without value and fallback', () => {
  test.each([
    ['Hello {{ first_name }}!', 'Hello!'],
    ['{{ first_name }} is here', 'is here'],
    ['A {{ first_name }} B', 'A B'],
    ['A {{ first_name }} {{ last_name }} B', 'A B'],
    ['{{ first_name }}', ''],
  ])('vanishes with one blank: %s', (template, text) => {
    expect(rendered(template)).toBe(text);
  });
});

test('four opening braces write two', () => {
  expect(rendered('Use {{{{ first_name }} to greet')).toBe('Use {{ first_name }} to greet');
});

test.each([
  [`{{name|default:'O\\'Neil'}}`, "O'Neil"],
  [`{{ name | default : "say \\"hi\\"" }}`, 'say "hi"'],
  [`{{ name | default: "a }} b" }}`, 'a }} b'],
  [`{{\nname\n}}`, ''],
])('a fallback in either kind of quotes is read: %s', (template, text) => {
  expect(rendered(template)).toBe(text);
});

describe('a template that cannot be read', () => {
  test.each([
    ['Hello {{ firstname }}', 'unknownTag', 1, 7, 'first_name'],
    ['Hi\n  {{ Fist Name }}', 'malformedTag', 2, 3, undefined],
    ['Hi\r\n😀 {{ mail }}', 'unknownTag', 2, 3, 'email'],
    ['{{ name', 'unclosedTag', 1, 1, undefined],
    ['{{ name | upper }}', 'unknownFilter', 1, 1, 'default'],
    ['{{ name | default }}', 'malformedTag', 1, 1, undefined],
    ['{{ name | default: there }}', 'malformedTag', 1, 1, undefined],
    ['{{ name | default: "a\nb" }}', 'malformedTag', 1, 1, undefined],
    ['{{}}', 'malformedTag', 1, 1, undefined],
    [`{{ name | default: "${'x'.repeat(61)}" }}`, 'fallbackTooLong', 1, 1, undefined],
    ['{{ returns }}', 'unknownTag', 1, 1, 'first_name'],
  ])('says what is wrong and where: %s', (template, code, line, column, nearest) => {
    const [problem] = problems(template);
    expect(problem).toMatchObject({ code, line, column });
    if (nearest !== undefined && template !== '{{ returns }}') expect(problem?.nearest).toBe(nearest);
  });

  test('reports every problem, not only the first', () => {
    expect(problems('{{ a }} {{ name }} {{ b }} {{').map(({ code }) => code)).toEqual([
      'unknownTag',
      'unknownTag',
      'unclosedTag',
    ]);
  });
});

// A failure prints its seed and path; FUZZ_SEED and FUZZ_RUNS repeat or prolong it.
const { FUZZ_SEED, FUZZ_RUNS } = process.env;
const runs = {
  numRuns: Number(FUZZ_RUNS ?? 1000),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
};

const written = (part: TemplatePart): string => {
  if (typeof part === 'string') return part.replaceAll('{{', '{{{{');
  const fallback = part.fallback === undefined ? '' : ` | default: "${part.fallback.replaceAll('"', '\\"')}"`;
  return `{{ ${part.tag}${fallback} }}`;
};
const noBraces = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((s) => s.replaceAll(/[{}]/g, '-'));
const fallback = fc
  .string({ unit: 'grapheme', maxLength: 15 })
  .filter((s) => !/[\p{Cc}\\]/u.test(s) && [...s].length <= 60);
const tag = fc.record({ tag: fc.constantFrom(...REPLY_TAGS), fallback }, { requiredKeys: ['tag'] });

describe('any template', () => {
  test('that was written from parts reads back to these parts', () => {
    const parts = fc
      .array(fc.tuple(tag, noBraces), { maxLength: 5 })
      .map((pairs) => pairs.flatMap(([each, text]): TemplatePart[] => [each, text]));
    fc.assert(
      fc.property(parts, (each) => {
        expect(parseTemplate(each.map(written).join(''), REPLY_TAGS)).toEqual({ ok: true, parts: each });
      }),
      runs,
    );
  });

  test('is read or refused with places inside it, and shows nothing of a value that is not in an isolate', () => {
    const pieces = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{{{{',
        '|',
        'default',
        ':',
        '"',
        "'",
        '\\"',
        ' ',
        '\n',
        'name',
        'email',
        '{',
        '}',
      ),
      fc.string({ unit: 'binary', maxLength: 6 }),
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 14 }).map((all) => all.join('')),
        (template) => {
          const reading = parseTemplate(template, REPLY_TAGS);
          if (reading.ok) {
            const text = renderTemplate(reading.parts, { name: 'N\u2069AME', email: '\u202Ee' });
            expect(text.match(/NAME/g) ?? []).toHaveLength(
              (text.match(/\u2068NAME\u2069/g) ?? []).length + (template.match(/NAME/g) ?? []).length,
            );
            return;
          }
          for (const { line, column } of reading.problems) {
            const lines = template.split(/\r\n|\n|\r/);
            expect(line).toBeLessThanOrEqual(lines.length);
            expect(column).toBeLessThanOrEqual([...lines[line - 1]!].length);
          }
        },
      ),
      runs,
    );
  });
});
