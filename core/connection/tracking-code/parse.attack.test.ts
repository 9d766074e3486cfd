import { describe, expect, test } from '@jest/globals';
import { english } from '../../cli/english.ts';
import { codeOf } from '../../findings.ts';
import { parse } from './parse.ts';

const key = 'ZNHA_-4BI0VniavNYWNtZQ';
const init = `ap3c.init('${key}', 'https://capture-api.autopilotapp.com/'`;
const loading = `var s = document.createElement('script'); s.src = 'https://cdn2l.ink/app.js';`;
const code = (inside: string, rest = '') =>
  `<script>window.ap3c = window.ap3c || {}; ap3c.cmd = []; ap3c.cmd.push(function () { ${inside} }); ${loading} ${rest}</script>`;

const connectionOf = (text: string) => {
  const result = parse(text);
  if (!result.ok) throw new Error(result.errors.map(codeOf).join());
  return result.connection;
};

describe('the text is never run', () => {
  const traces = globalThis as { ran?: string };
  const effect = `(globalThis.ran = 'yes')`;

  test.each([
    ['statement', code(`${effect}; ${init});`, effect)],
    ['bare', `${effect}; window.ap3c = {}; ${init}); ${loading}`],
    ['option value', code(`${init}, {link: ${effect}});`)],
    ['getter', code(`${init}, {get link() { return ${effect} }});`)],
    ['computed name', code(`${init}, {[${effect}]: 1});`)],
    ['template', code(`${init}, {link: \`\${${effect}}\`});`)],
    ['tagged template', code(`${init}, {link: eval\`${effect}\`});`)],
    ['conversion', code(`${init}, {link: '' + {toString() { return ${effect} }}});`)],
    ['track', code(`${init}); ap3c.track({cc: ${effect}});`)],
    ['event attribute', `<img src=x onerror="${effect}">${code(`${init});`)}`],
    ['JSON', JSON.stringify({ value: code(`${effect}; ${init});`) })],
    ['escaped', code(`${effect}; ${init});`).replaceAll('<', '&lt;')],
    ['broken', code(`${effect}; ${init});`, `${effect} )))`)],
  ])('%s', (_, text) => {
    delete traces.ran;
    expect(connectionOf(text).trackingKey).toBe(key);
    expect(traces.ran).toBeUndefined();
  });

  test('the trace would have been seen', () => {
    // oxlint-disable-next-line no-eval
    (0, eval)(effect);
    expect(traces.ran).toBe('yes');
    delete traces.ran;
  });
});

describe('the result is plain data', () => {
  const hostile = `{__proto__: {polluted: 1}, constructor: {prototype: {polluted: 1}}, prototype: 1, toString: 'x', hasOwnProperty: 2, deep: [{__proto__: {polluted: 1}, valueOf: 3}]}`;

  test.each(['__proto__', "'__proto__'", '"__pro" + "to__"', "['__proto__']"])(
    '%s among the options',
    (name) => {
      const text = code(
        `${init}, ${hostile.replaceAll('__proto__', name.startsWith('"__pro"') ? `[${name}]` : name)});`,
      );
      const { options } = connectionOf(text);
      expect(Object.getPrototypeOf(options)).toBe(Object.prototype);
      expect(JSON.stringify(options)).toBe('{"toString":"x","hasOwnProperty":2,"deep":[{"valueOf":3}]}');
      expect((options as { polluted?: unknown }).polluted).toBeUndefined();
      expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    },
  );

  test('names of Object in a track payload are named, not followed', () => {
    const result = parse(
      code(`${init}); ap3c.track({__proto__: 1, constructor: 2, toString: 3, cc: true});`),
    );
    expect(result).toMatchObject({ ok: true, connection: { track: { cc: true } } });
    expect(result.warnings[0]!.values).toEqual({ names: '__proto__, constructor, toString' });
  });

  test('a variable that is called like a member of Object is no alias of ap3c', () => {
    expect(parse(`var constructor; constructor.init('a', 'b'); toString.init('a', 'b')`)).toMatchObject({
      errors: [{ text: 'connection.error.noSnippet' }],
    });
  });

  test('a result survives JSON as it is', () => {
    const connection = connectionOf(code(`${init}, {a: [1, -0, 'é\\u2028<\\/script>', null], b: {c: !0}});`));
    expect(JSON.parse(JSON.stringify(connection))).toEqual(connection);
  });
});

describe('foreign text in messages', () => {
  test('is one short line without control characters', () => {
    const expression = `f("${'x'.repeat(500)}")\n\r\u0007\u202e<b>`;
    const result = parse(code(`ap3c.init(${JSON.stringify(`a\u202e\n${expression}`)} + y, 'h')`));
    const message = english(result.ok ? result.warnings[0]! : result.errors[0]!);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(message.length).toBeLessThan(300);
  });

  test('does not fill places of another text', () => {
    const result = parse(code(`${init}, {'{expression}': f('{name}')});`));
    expect(english(result.warnings[0]!)).toContain('The option “{expression}” was left out');
    expect(english(result.warnings[0]!)).toContain("f('{name}')");
  });
});

describe('what takes the place of the real values', () => {
  test.each([
    ['a script that only looks like the known one', `s2.src = 'https://cdn2l.ink.evil.example/app.js';`],
    ['a known address behind a user name', `s2.src = 'https://cdn2l.ink@evil.example/app.js';`],
    ['markup that loads another app.js', `</script><script src="https://evil.example/app.js">`],
  ])('%s does not', (_, extra) => {
    expect(connectionOf(code(`${init});`, extra))).toMatchObject({ scriptUrl: 'https://cdn2l.ink/app.js' });
  });

  test('an init of another object is not the one of ap3c', () => {
    const other = `function f(ap) { ap.init('x', 'y') } var o = {}; o.init('x', 'y'); (function (a) { a.init('x', 'y') })(other);`;
    expect(connectionOf(code(`${init});`, other))).toMatchObject({ trackingKey: key });
  });

  test('a name that stands for ap3c in one function does not in another', () => {
    const other = `(function (a) { a.init('x', 'y') })(vendor); (function () { var a = window.ap3c; a.go = 1 })();`;
    expect(connectionOf(code(`${init});`, other))).toMatchObject({ trackingKey: key });
  });
});
