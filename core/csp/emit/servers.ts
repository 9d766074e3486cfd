import { NONCE, valueOf, type Emitted, type Writer } from './value.ts';

/** A policy in the syntax of a web server or hosting service. Values stay on one line, quoted the server's way. */

const lines = (emitted: readonly Emitted[], line: (name: string, value: string) => string): string =>
  emitted.map((each) => line(each.name, valueOf(each))).join('\n');

const inDoubleQuotes = (value: string): string => `"${value.replaceAll(/["\\]/g, (match) => `\\${match}`)}"`;

/** A `$` begins a variable and cannot be escaped; percent-encoded it means the same in a path (CSP3 §6.7.2.12). */
export const nginx: Writer = (emitted) =>
  lines(
    emitted,
    (name, value) =>
      `add_header ${name} ${inDoubleQuotes(value.replaceAll('$', '%24')).replaceAll(NONCE, '$request_id')} always;`,
  );

/** A `%` begins a format specifier. */
export const apache: Writer = (emitted) =>
  [
    '<IfModule mod_headers.c>',
    lines(
      emitted,
      (name, value) => `  Header always set ${name} ${inDoubleQuotes(value.replaceAll('%', '%%'))}`,
    ),
    '</IfModule>',
  ].join('\n');

/** Braces begin a placeholder. */
const caddyValue = (value: string): string => {
  const parts = value.split(NONCE).map((part) => part.replaceAll(/["\\{}]/g, (match) => `\\${match}`));
  return `"${parts.join('{http.request.uuid}')}"`;
};

export const caddy: Writer = (emitted) =>
  lines(emitted, (name, value) => `header ${name} ${caddyValue(value)}`);

const inXml = (value: string): string =>
  value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export const iis: Writer = (emitted) =>
  [
    '<configuration>',
    '  <system.webServer>',
    '    <httpProtocol>',
    '      <customHeaders>',
    lines(
      emitted,
      (name, value) =>
        `        <remove name="${name}" />\n        <add name="${name}" value="${inXml(value)}" />`,
    ),
    '      </customHeaders>',
    '    </httpProtocol>',
    '  </system.webServer>',
    '</configuration>',
  ].join('\n');

/** The `_headers` file of Cloudflare and Netlify. */
export const headersFile: Writer = (emitted) =>
  ['/*', lines(emitted, (name, value) => `  ${name}: ${value}`)].join('\n');

export const vercel: Writer = (emitted) =>
  JSON.stringify(
    {
      headers: [
        { source: '/(.*)', headers: emitted.map((each) => ({ key: each.name, value: valueOf(each) })) },
      ],
    },
    null,
    2,
  );
