import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { policyLists } from '../../../test/csp/generated-lists.ts';
import { emit, formNames, forms, withRemarks, type FormName } from '../emit/index.ts';
import { emittedFrom, NONCE, valueOf } from '../emit/value.ts';
import type { Header } from '../types.ts';
import { configured } from './index.ts';

const policy = "default-src 'self'; script-src 'self' https://widget.test";
const name = 'Content-Security-Policy';
const read = (text: string): [string, string][] =>
  (configured(text)?.headers ?? []).map((each) => [each.name, each.value]);

describe('reading the policy of', () => {
  test.each([
    ['nginx', `server {\n  add_header X-A b;\n  add_header ${name} "${policy}" always;\n}`],
    ['nginx, over lines', `  add_header ${name}\n    "${policy}" always;`],
    ['nginx, by a variable', `set $csp "${policy}";\nadd_header ${name} $csp always;`],
    ['nginx, a comment first', `# add_header ${name} "img-src *";\nadd_header ${name} "${policy}";`],
    ['OpenResty', `more_set_headers "${name}: ${policy}";`],
    ['Apache', `Header set ${name} "${policy}"`],
    ['.htaccess', `<IfModule mod_headers.c>\nHeader always set ${name} "${policy}"\n</IfModule>`],
    [
      'Apache, over lines',
      `Header always set ${name} "default-src 'self'; \\\n script-src 'self' https://widget.test"`,
    ],
    ['Apache, taking another away', `Header unset ${name}\nHeader set ${name} "${policy}"`],
    ['Caddy', `example.com {\n  header ${name} "${policy}"\n}`],
    ["a block of Caddy's", `header {\n  ${name} "${policy}"\n  -Server\n}`],
    ['Apache, as an expression', `Header always set ${name} "expr=${policy}"`],
    ['HAProxy', `frontend web\n    http-response set-header ${name} "${policy}"`],
    ['Varnish', `sub vcl_deliver {\n  set resp.http.${name} = "${policy}";\n}`],
    ['YAML in double quotes', `headers:\n  ${name}: "${policy}"`],
    ['YAML in single quotes', `headers:\n  ${name}: '${policy.replaceAll("'", "''")}'`],
    [
      'YAML, over lines',
      `headers:\n  ${name}: >-\n    default-src 'self';\n    script-src 'self' https://widget.test\n`,
    ],
    ['Amplify', `customHeaders:\n  - headers:\n      - key: '${name}'\n        value: "${policy}"\n`],
    [
      'IIS',
      `<customHeaders><add name="${name}" value="${policy.replaceAll("'", '&apos;')}" /></customHeaders>`,
    ],
    ['_headers', `/*\n  ${name}: ${policy}\n  X-Frame-Options: DENY\n`],
    [
      '_headers, over lines',
      `/*\n  ${name}: default-src 'self';\n    script-src 'self' https://widget.test\n`,
    ],
    ['netlify.toml', `[[headers]]\n  for = "/*"\n  [headers.values]\n    ${name} = "${policy}"`],
    [
      'netlify.toml, over lines',
      `[headers.values]\n${name} = '''\n  default-src 'self';\n  script-src 'self' https://widget.test'''`,
    ],
    [
      'vercel.json',
      JSON.stringify({ headers: [{ source: '/(.*)', headers: [{ key: name, value: policy }] }] }),
    ],
    ['PHP', `<?php\nheader("${name}: ${policy}");`],
    ['PHP in single quotes', `header( '${name}: ${policy.replaceAll("'", "\\'")}' );`],
    ['PHP, an array', `$headers = [ '${name}' => "${policy}" ];`],
    ['Node', `response.setHeader('${name}', "${policy}");`],
    ['Next.js', `headers: [{ key: '${name}', value: "${policy}" }]`],
    [
      'helmet',
      `app.use(helmet.contentSecurityPolicy({ useDefaults: false, directives: { defaultSrc: ["'self'"], "script-src": ["'self'", 'https://widget.test'] } }));`,
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual([[name, policy]]);
  });

  test('a meta element', () => {
    expect(configured(`<meta http-equiv="${name}" content="${policy}">`)).toEqual({
      headers: [],
      meta: [policy],
    });
  });

  test.each([
    [
      'PHP',
      `header("${name}: script-src 'nonce-" . $nonce . "' 'self'");`,
      "script-src 'nonce-$nonce' 'self'",
    ],
    ['PHP, in the string', `header("${name}: script-src 'nonce-$nonce'");`, "script-src 'nonce-$nonce'"],
    [
      'JavaScript',
      `r.setHeader("${name}", "script-src 'nonce-" + r.nonce + "'")`,
      "script-src 'nonce-{{r.nonce}}'",
    ],
    ['a template', `r.setHeader("${name}", \`script-src 'nonce-\${nonce}'\`)`, "script-src 'nonce-${nonce}'"],
  ])('%s with a nonce', (_, text, value) => {
    expect(read(text)).toEqual([[name, value]]);
  });

  test.each([
    ['prose', `Our ${name} is strict.`],
    ['a server without one', 'server { listen 80; add_header X-Frame-Options "DENY"; }'],
    ['one that is taken away', `Header unset ${name}\nproxy_hide_header ${name};`],
    [
      'helmet with defaults of its own',
      `helmet.contentSecurityPolicy({ directives: { imgSrc: ["'self'"] } })`,
    ],
    ["Hydrogen's function", 'createContentSecurityPolicy({ defaultSrc: ["\'self\'"] })'],
    ['an unfinished string', `add_header ${name} "img-src`],
  ])('%s is none', (_, text) => {
    expect(configured(text)).toBeNull();
  });
});

/** What a nonce is written as differs from place to place. */
const comparable = (headers: readonly Header[]): [string, string][] =>
  headers.map(({ name: header, value }) => [
    header,
    value.replaceAll(/'nonce-[^']*'/g, "'nonce-N'").replaceAll(/\$|%24/g, '$'),
  ]);

const { FUZZ_SEED, FUZZ_RUNS } = process.env;

test('what emit writes is read as what it was given, in each form but Hydrogen', () => {
  const odd = fc.constantFrom(
    '"',
    '\\',
    '{x}',
    '%',
    '%%',
    '$x',
    '`',
    '&amp;',
    '<',
    "'",
    '#',
    '//',
    '${y}',
    '\\n',
    '${',
  );
  const inputs = fc.tuple(policyLists, fc.array(odd, { maxLength: 4 })).map(([{ headers }, more]): Header[] =>
    headers.map(({ name: header, value }) => ({
      name: header,
      value: [`img-src a.test/${more.join('')}`, value].join(';'),
    })),
  );
  const names = formNames.filter((form): form is Exclude<FormName, 'hydrogen'> => form !== 'hydrogen');
  let compared = 0;
  fc.assert(
    fc.property(inputs, fc.constantFrom(...names), (headers, form) => {
      const { text } = emit(headers, form);
      if (text === '') return;
      compared += 1;
      const wanted = emittedFrom(headers).map((each) => ({
        name: each.name,
        value: valueOf(each).replaceAll(NONCE, 'N'),
      }));
      const sort = (list: [string, string][]): string[] => list.map((each) => each.join(': ')).toSorted();
      const remarks = [`policy 0: img-src + x: "quoted" ${forms[form].title}`];
      const found = configured(withRemarks(form, text, remarks))?.headers ?? [];
      expect([form, ...sort(comparable(found))]).toEqual([form, ...sort(comparable(wanted))]);
    }),
    {
      numRuns: Number(FUZZ_RUNS ?? 1500),
      ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
    },
  );
  expect(compared).toBeGreaterThan(200);
});

test('whatever the text, nothing throws, and the longest that is read takes seconds', () => {
  const piece = fc.constantFrom(
    'Content-Security-Policy',
    'x-webkit-csp',
    'add_header ',
    'Header set ',
    'value=',
    '"',
    "'",
    '`',
    "'''",
    '\\',
    '\n',
    ': ',
    ' = ',
    ', ',
    '. $n .',
    '[',
    ']',
    '{',
    '}',
    'directives: {',
    '<meta ',
    '<add name=',
    '/*',
    '#',
    'contentSecurityPolicy({useDefaults: false, ',
    'img-src *',
    'set $a ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const found = configured(pieces.join(''));
      expect(found === null || found.headers.length + found.meta.length > 0).toBe(true);
    }),
    { numRuns: 2000, ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }) },
  );
  for (const unit of [
    `add_header ${name} "`,
    `'${name}: `,
    `"${name}", "`,
    `${name} = '''`,
    ` ${name}: x\n `,
    '\\\n',
  ]) {
    const begin = process.cpuUsage();
    configured(unit.repeat(131_072 / unit.length));
    expect([unit, process.cpuUsage(begin).user < 10_000_000]).toEqual([unit, true]);
  }
});
