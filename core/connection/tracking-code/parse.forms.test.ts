import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { english } from '../../cli/english.ts';
import { codeOf } from '../../findings.ts';
import { parse } from './parse.ts';
import { readScript } from './javascript/program.ts';
import { readSnippet } from './snippet.ts';
import type { Connection, DataRegion } from '../types.ts';

interface Case {
  readonly name: string;
  readonly text: readonly string[];
  readonly local?: boolean;
  readonly dataRegion?: DataRegion;
  readonly connection?: Connection;
}

const cases = JSON.parse(
  readFileSync(new URL('../../../test/vectors/connection.json', import.meta.url), 'utf8'),
) as Case[];

const lone = /^\s*(?:<!--[^>]*-->\s*)?<script[^>]*>((?:(?!<\/?script)[^])*)<\/script>\s*$/;

/** The JavaScript of every shared case that is one sound script, with or without its tags. */
const codes = cases.flatMap(({ text, connection, ...rest }) => {
  const whole = text.join('\n');
  const code = lone.exec(whole)?.[1] ?? whole;
  const program = readScript(code);
  return connection && program && readSnippet(program).inits.length > 0
    ? [{ ...rest, code, connection }]
    : [];
});

const asTemplate = (code: string): string => `\`${code.replace(/[\\`]|\$\{/g, '\\$&')}\``;
const asSingle = (code: string): string => `'${code.replace(/[\\']/g, '\\$&')}'`;
const asSql = (code: string): string => `'${code.replaceAll("'", "''")}'`;
const asCString = (code: string): string =>
  JSON.stringify(code).replaceAll('/', '\\/').replaceAll('$', '\\$');
const asAttribute = (code: string): string =>
  `"${code.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}"`;
const asBase64 = (code: string): string => Buffer.from(code).toString('base64');
const tagged = (code: string): string => `<script>${code}</script>`;
const closed = (code: string): string => code.replaceAll('</script', '<\\/script');

const forms: Readonly<Record<string, (code: string) => string>> = {
  'React, a template in an element that closes itself': (code) =>
    `<script\n  dangerouslySetInnerHTML={{\n    __html: ${asTemplate(code)},\n  }}\n/>`,
  'React, a template in an element with an end tag': (code) =>
    `<script dangerouslySetInnerHTML={{ __html: ${asTemplate(code)} }}></script>`,
  'React, a string': (code) => `<script dangerouslySetInnerHTML={{__html: ${JSON.stringify(code)}}} />`,
  'React, a whole script element in a div': (code) =>
    `<div dangerouslySetInnerHTML={{ __html: ${asTemplate(tagged(code))} }} />`,
  'React, a component around it': (code) =>
    `import Script from 'next/script';\nexport default function Layout({ children }: Props) {\n  return (\n    <html lang="en">\n      <body className={cx('a', b && 'c')}>{children} don't\n        <Script id="ortto" dangerouslySetInnerHTML={{ __html: ${asTemplate(code)} }} />\n      </body>\n    </html>\n  );\n}`,
  'React, a template kept in a constant': (code) =>
    `const snippet: string = ${asTemplate(code)};\nexport const Chat = () => <script dangerouslySetInnerHTML={{ __html: snippet }} />;`,
  'Next.js, a child in braces': (code) => `<Script id="ortto">{${asTemplate(code)}}</Script>`,
  'Astro, set:html': (code) =>
    `---\nconst x = 1;\n---\n<script is:inline set:html={${asTemplate(code)}}></script>`,
  'Svelte, {@html}': (code) => `<svelte:head>{@html ${asTemplate(closed(tagged(code)))}}</svelte:head>`,
  'Vue, v-html': (code) =>
    `<component is="script" v-html=${asAttribute(asSingle(closed(code)).replaceAll('\n', '\\n'))}></component>`,
  'an event handler': (code) => `<body class="a" onload=${asAttribute(code)}><p>Text</p></body>`,
  srcdoc: (code) => `<iframe srcdoc=${asAttribute(tagged(code))}></iframe>`,
  'a value of a form': (code) => `<input name="head" value=${asAttribute(tagged(code))}>`,
  'an address with base64': (code) =>
    `<script data-minify="1" defer src="data:text/javascript;base64,${asBase64(code)}"></script>`,
  'an address with escapes': (code) =>
    `<script src="data:text/javascript;charset=utf-8,${encodeURIComponent(code)}"></script>`,
  'an address that an optimizer has put aside': (code) =>
    `<script type="rocketlazyloadscript" data-rocket-src="data:text/javascript;base64,${asBase64(code)}"></script>`,
  'an address alone': (code) => `data:text/javascript;base64,${asBase64(code)}`,
  'an address that a script loads': (code) =>
    `var s = document.createElement('script'); s.src = 'data:text/javascript;base64,${asBase64(code)}'; document.head.append(s);`,
  'an export of WordPress': (code) =>
    `<content:encoded><![CDATA[<p>Text</p>${tagged(code)}]]></content:encoded>`,
  'CDATA alone': (code) => `<![CDATA[${tagged(code)}]]>`,
  'PHP, echo in single quotes': (code) => `<?php\necho ${asSingle(tagged(code))};\n`,
  'PHP, echo in double quotes': (code) => `<?php\necho ${asCString(tagged(code))};\n?>\n<p>Text</p>`,
  'PHP, heredoc': (code) =>
    `<?php\nadd_action( 'wp_head', function () {\n echo <<<'HTML'\n${tagged(code)}\nHTML;\n} );`,
  'PHP, an inline script': (code) =>
    `<?php\nadd_action( 'wp_enqueue_scripts', function () {\n\twp_add_inline_script( 'main', ${asSingle(code)} );\n} );`,
  'PHP around HTML': (code) => `<?php if ( ! is_admin() ) : ?>\n${tagged(code)}\n<?php endif; ?>`,
  'SQL, doubled quotes': (code) =>
    `INSERT INTO wp_options VALUES (7, 'head', ${asSql(tagged(code))}, 'yes');`,
  'SQL, escaped quotes': (code) =>
    `UPDATE wp_options SET option_value = ${asSingle(tagged(code)).replaceAll('\n', '\\n')} WHERE option_id = 7;`,
  JSON: (code) => JSON.stringify({ settings: [{ head: tagged(code) }] }),
  'JSON in JSON': (code) => JSON.stringify({ settings: JSON.stringify({ head: tagged(code) }) }),
  'a line of JSON': (code) => `  "head": ${JSON.stringify(tagged(code))},`,
  'a line of JSON with escaped slashes and signs': (code) =>
    `"head": ${JSON.stringify(tagged(code)).replaceAll('/', '\\/').replaceAll('<', '\\u003C')},`,
  'serialized PHP': (code) => `a:1:{s:4:"head";s:${tagged(code).length}:"${tagged(code)}";}`,
  'a script that writes it': (code) =>
    `document.write(${asSingle(closed(tagged(code))).replaceAll('\n', '\\n')});`,
  'a script that adds it as text': (code) =>
    `var s = document.createElement('script'); s.text = ${asTemplate(code)}; document.head.appendChild(s);`,
  'TypeScript, marks that nothing is null': (code) => tagged(code.replace(/\bap3c(?=\.)/g, 'ap3c!')),
  'TypeScript, casts and types': (code) =>
    tagged(
      code
        .replace(/\bwindow\.ap3c/g, '(window as any).ap3c')
        .replace(/function ?\((\w+)\) ?\{/g, 'function ($1: unknown[] | any): void {')
        .replace(/var (\w+), (\w+);/g, 'let $1: HTMLScriptElement, $2: Element;'),
    ),
  'a Tag Manager export next to a paused tag': (code) =>
    JSON.stringify({
      exportFormatVersion: 2,
      containerVersion: {
        tag: [
          {
            name: 'old',
            paused: true,
            parameter: [{ value: tagged("ap3c.init('P8TM_nRYcOLA2Z9xYWNtZXN0YWdl')") }],
          },
          { name: 'new', parameter: [{ key: 'html', value: tagged(code) }] },
        ],
      },
    }),
};

describe('every form in which another language holds a tracking code', () => {
  test('there are codes to hold', () => {
    expect(codes.length).toBeGreaterThan(50);
  });

  test.each(Object.entries(forms))('%s: each shared code reads to its connection', (_, form) => {
    const wrong = codes.flatMap(({ name, code, connection, local = false, dataRegion = null }) => {
      const result = parse(form(code), { local, dataRegion });
      const same = result.ok && JSON.stringify(result.connection) === JSON.stringify(connection);
      return same
        ? []
        : [`${name}: ${result.ok ? JSON.stringify(result.connection) : codeOf(result.errors[0]!)}`];
    });
    expect(wrong).toEqual([]);
  });
});

const init =
  "window.ap3c=window.ap3c||{};ap3c.cmd=[];ap3c.cmd.push(function(){ap3c.init('KEY','HOST');ap3c.track({v:0});});";
const [key, host, script] = [
  'dpLDrTVAu4A8Ags6YWNtZQ',
  'https://capture-api.autopilotapp.com/',
  'https://cdn2l.ink/app.js',
] as const;
const account = init.replace('KEY', key).replace('HOST', host);

describe('a script address that is written as HTML is found', () => {
  test.each([
    ['in a template', 'document.write(`<script async src="URL"><\\/script>`);'],
    ['in a string', `document.write('<script src="URL"><\\/script>');`],
    ['in pieces', `document.write('<scr' + 'ipt src="URL"></scr' + 'ipt>');`],
    ['with escapes', `document.write(unescape("%3Cscript src='URL'%3E%3C/script%3E"));`],
    ['as adjacent HTML', `document.body.insertAdjacentHTML('beforeend', '<script src=URL></' + 'script>');`],
    ['as a property', `document.head.innerHTML += '<script src="URL"><\\/script>';`],
    ['by jQuery', `jQuery('head').append('<script src="URL"><\\/script>');`],
  ])('%s', (_, writer) => {
    const own = 'https://track.brand.example/app.js';
    for (const url of [script, script.slice('https:'.length), own]) {
      const written = url === own ? account.replace(host, 'https://track.brand.example/') : account;
      expect(parse(`<script>${written}${writer.replace('URL', url)}</script>`)).toMatchObject({
        ok: true,
        connection: { trackingKey: key, scriptUrl: url === own ? own : script },
      });
    }
  });

  test('and where it is worked out, that is said', () => {
    const text = `<script>${account}document.write(\`<script src="https://\${cdn}/app.js"><\\/script>\`);</script>`;
    expect(parse(text)).toMatchObject({
      errors: [{ text: 'connection.error.computedScript', values: { expression: 'https://${cdn}/app.js' } }],
    });
  });
});

describe('a placeholder with quotes in it is one error that quotes it', () => {
  const placeholders = [
    "<?php echo $prod ? 'a' : 'b'; ?>",
    '<?php echo esc_js( get_option( "ortto_key" ) ); ?>',
    "<?= $config['ortto']['key'] ?>",
    "{!! config('services.ortto.key') !!}",
    "{{ config('services.ortto.key') }}",
    '{{ site.params["ortto"] | default: "x" }}',
    "{% get_setting 'ORTTO_KEY' %}",
    "<%= ENV['ORTTO_KEY'] %>",
    "<%= raw(ENV.fetch('ORTTO_KEY') { 'none' }) %>",
    "${process.env['ORTTO_KEY']}",
    '{{{ortto.key}}}',
  ];
  const places = [
    ['KEY', 'computedKey'],
    ['HOST', 'computedHost'],
    ['SCRIPT', 'computedScript'],
  ] as const;
  const quotes = ["'", '"'];
  test.each(placeholders)('%s', (placeholder) => {
    for (const [place, code] of places) {
      for (const quote of quotes) {
        const values = { KEY: key, HOST: host, SCRIPT: script };
        const text = `<script>${init}var s=document.createElement('script');s.src='SCRIPT';</script>`.replace(
          /'(KEY|HOST|SCRIPT)'/g,
          (_, name: keyof typeof values) =>
            name === place ? quote + placeholder + quote : `'${values[name]}'`,
        );
        const result = parse(text);
        const errors = result.ok ? [] : result.errors;
        expect(errors.map(codeOf)).toEqual([code]);
        expect(english(errors[0]!)).toContain(placeholder);
      }
    }
  });

  test('and in a call that is left out, it is quoted as it was written', () => {
    const insides = [
      '{{ first }}',
      "<?php echo 'x'; ?>",
      '{% if a %}x: 1{% endif %}',
      '{{#each}}',
      '${a}',
      '<%= b %>',
    ];
    const calls = [
      'ap3c.track({v: 0, X});',
      'ap3c.track({v: 0, X: 1});',
      'ap3c.X();',
      'ap3c.track(X);',
      "ap3c.track({v: 0 X, email: 'a'});",
    ];
    for (const inside of insides)
      for (const call of calls) {
        const code = account.replace('ap3c.track({v:0});', () => call.replace('X', () => inside));
        const result = parse(`<script>${code}s.src='${script}'</script>`);
        const messages = [...result.warnings, ...(result.ok ? [] : result.errors)].map(english);
        expect(messages.filter((each) => each.includes('$$'))).toEqual([]);
      }
  });
});

describe('what is said where nothing can be read', () => {
  const reasonIn = (text: string): string | undefined => {
    const result = parse(text);
    return result.ok ? undefined : codeOf(result.errors[0]!);
  };
  test.each([
    [
      'only a paused tag holds the code',
      JSON.stringify({ tag: [{ paused: true, html: `<script>${account}s.src='${script}'</script>` }] }),
      'pausedTag',
    ],
    [
      'the code is in noscript',
      `<noscript><script>${account}s.src='${script}'</script></noscript>`,
      'unreadable',
    ],
    ['a quoted piece is in a comment', `/* 'window.ap3c = 1; ap3c.init("k")' */ html <b>`, 'commentedOut'],
    ['the script address is relative', `<script>${account}s.src='/js/app'</script>`, 'unusableScript'],
    [
      'the script of another host has its own tag',
      `<script>${account}</script><script src="https://other.example/app.js"></script>`,
      'unusableScript',
    ],
    ['nothing names Ortto', '<script>fbq("init")</script>', 'noSnippet'],
  ])('%s', (_, text, code) => {
    expect(reasonIn(text)).toBe(code);
  });

  test('an address that cannot be used is named', () => {
    const result = parse(`<script>${account}s.src='/js/app'</script>`);
    expect((result.ok ? [] : result.errors).map(english)).toEqual([
      expect.stringContaining('The code loads “/js/app”, which is not'),
    ]);
  });
});
