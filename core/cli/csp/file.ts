import { template, type Header, type Template } from '../../csp/index.ts';
import { isDirective } from '../../csp/lint/directives.ts';
import { dispositionOf, isOldName, tokens } from '../../csp/policy/parse.ts';
import { configured } from '../../csp/read/index.ts';
import { NAME } from '../../csp/read/names.ts';
import { InputError, readText } from '../settings-file.ts';

/** Policies that `talk csp` is given in files. */

/** What such a file may be, for `--help`. */
export const POLICY_FILE =
  "a policy, a response's headers, what sends them (nginx, .htaccess, _headers, PHP, a meta element …) or JSON with headers and meta";

export interface PolicyInput {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
}

/** Policies of a file. */
export interface FiledPolicy extends PolicyInput {
  /** They are as a response brought them; otherwise a server may have nonces to fill in. */
  readonly delivered: boolean;
}

/** Policies of a file as its server sends them: with stand-ins for what it fills in. */
export interface FilledPolicy extends PolicyInput {
  readonly template: Template;
}

const isHeader = (value: unknown): value is Header =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'value' in value &&
  typeof value.value === 'string';

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((each) => typeof each === 'string');

/**
 * Headers and meta elements as a record of them.
 * @throws {TypeError} with the reason.
 */
export const policyRecord = (record: object): PolicyInput => {
  const { headers = [], meta = [] } = record as { headers?: unknown; meta?: unknown };
  if (!Array.isArray(headers) || !headers.every(isHeader)) {
    throw new TypeError('headers: must be a list of {"name": "…", "value": "…"}');
  }
  if (!isTexts(meta)) throw new TypeError('meta: must be a list of texts');
  return { headers, meta };
};

const fromRecord = (text: string, file: string): PolicyInput => {
  try {
    const record: unknown = JSON.parse(text);
    if (typeof record !== 'object' || record === null || !('headers' in record || 'meta' in record)) {
      throw new TypeError('must be an object with headers, meta or both');
    }
    return policyRecord(record);
  } catch (error) {
    throw new InputError([`${file}: ${error instanceof TypeError ? error.message : 'is not valid JSON'}`]);
  }
};

const headerLine =
  /^((?:x-)?content-security-policy(?:-report-only)?|x-webkit-csp(?:-report-only)?|[\w-]+-policy|reporting-endpoints)[\t ]*:/i;

/** A copy from a table has the name on one line and the value on the next, or a tab between them. */
const apart = new RegExp(`^(${NAME}):?(?:[\\t ]*\\r?\\n|\\t+| +)(?=([a-z-]+)[\\s;])`, 'gim');
const joined = (text: string): string =>
  text.replaceAll(apart, (match, name: string, first: string) =>
    isDirective(first.toLowerCase()) ? `${name}: ` : match,
  );

const hasStatus = (text: string): boolean => /^\s*HTTP\/\d/.test(text);

/** What followed redirects: the headers of the page are in the last response. */
const lastResponse = (text: string): string =>
  hasStatus(text) ? text.slice(Math.max(text.lastIndexOf('\nHTTP/'), 0)).trimStart() : text;

/** A line that begins with white space goes on the one before it. */
const fromLines = (text: string): Header[] =>
  text.split(/\r?\n(?![\t ])/).flatMap((line) => {
    const name = headerLine.exec(line)?.[1];
    return name === undefined ? [] : [{ name, value: line.slice(line.indexOf(':') + 1).trim() }];
  });

const bringsPolicy = (headers: readonly Header[]): boolean =>
  headers.some(({ name }) => dispositionOf(name) !== null || isOldName(name));

/** A status line, or what no configuration has. */
const isResponse = (text: string): boolean => hasStatus(text) || /^(date|server|etag|age):[\t ]/im.test(text);

/** Lines of headers: the first begins with a name and a colon, and no directive's. */
const isHeaders = (text: string): boolean => {
  const name = /^\s*([\w-]+):[\t ]/.exec(text)?.[1];
  return hasStatus(text) || (name !== undefined && !isDirective(name.toLowerCase()));
};

/** Whether a directive is named, also where it is misspelt or in quotes too many. */
const namesDirective = (part: string): boolean => {
  const name = (tokens(part)[0] ?? '').toLowerCase().replaceAll(/^[^a-z]+|[^a-z]+$/g, '');
  return (
    isDirective(name) ||
    /^[a-z-]+-(src|uri|to|elem|attr)(:.*)?$/.test(name) ||
    isDirective(name.split(':')[0]!)
  );
};

/** Signs of a program or configuration that is not known here: a header's name, calls, assignments, keys. */
const programs = new RegExp(`${NAME}|[\`(]|\\s=\\s|:[\\t ]*$`, 'im');

const looksLikePolicy = (text: string): boolean => {
  const parts = text.trim().split(/[;,\n]/);
  return parts.some(namesDirective) && (namesDirective(parts[0]!) || !programs.test(text));
};

/** What stands for directives that are written elsewhere: `$csp`, `{{policy}}`, `%{CSP}e`. */
const variableIn = (policy: string): string | undefined =>
  policy
    .split(';')
    .map((part) => tokens(part)[0] ?? '')
    .find((name) => /^(\$|\{|%\{|<[?%])/.test(name));

const GIVE = 'Give what the server sends: curl -sI https://your-site';
const NEITHER = `is neither a policy nor a configuration that is known here. ${GIVE}`;

/** @throws {InputError} where nothing that is known here is read in it. */
const read = (text: string, file: string): FiledPolicy => {
  const found = /^\s*[[{]/.test(text) ? configured(text) : null;
  if (found) return { ...found, delivered: false };
  if (/^\s*[[{]/.test(text)) return { ...fromRecord(text, file), delivered: true };
  const headers = fromLines(joined(lastResponse(text)));
  if (bringsPolicy(headers)) return { headers, meta: [], delivered: isResponse(text) };
  const configuration = configured(text);
  if (configuration) return { ...configuration, delivered: false };
  if (isHeaders(text)) return { headers, meta: [], delivered: true };
  if (!looksLikePolicy(text)) throw new InputError([`${file}: ${NEITHER}`]);
  const header = { name: 'Content-Security-Policy', value: text.trim() };
  return { headers: [header], meta: [], delivered: false };
};

/**
 * Policies from a text: a bare policy, the lines of a response with or without one (`Content-Security-Policy: …`),
 * what sends one (a server's configuration, a page's meta element, a program), or JSON with `headers` or `meta`.
 * @throws {InputError}
 */
export const policyFromText = (text: string, file = 'input'): FiledPolicy => {
  if (text.trim() === '') throw new InputError([`${file}: is empty`]);
  const policy = read(text, file);
  const values = [...policy.headers.map(({ value }) => value), ...policy.meta];
  const missing = policy.delivered ? undefined : values.map(variableIn).find(Boolean);
  if (missing !== undefined)
    throw new InputError([
      `${file}: ${missing} stands for a part of the policy that is not in this text. ${GIVE}`,
    ]);
  return policy;
};

/** @throws {InputError} */
export const readPolicy = (file: string): FiledPolicy => policyFromText(readText(file), file);

/** @throws {InputError} */
export const readFilled = (file: string, filling: Template = template()): FilledPolicy => {
  const { headers, meta, delivered } = readPolicy(file);
  const fill = delivered ? (text: string): string => text : filling.fill;
  return {
    headers: headers.map(({ name, value }) => ({ name, value: fill(value) })),
    meta: meta.map(fill),
    template: filling,
  };
};
