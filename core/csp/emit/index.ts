import type { Finding } from '../../findings.ts';
import { blocker } from '../findings.ts';
import type { Header } from '../types.ts';
import { helmet, hydrogen, next, php } from './frameworks.ts';
import { apache, caddy, headersFile, iis, nginx, vercel } from './servers.ts';
import { emittedFrom, hasNonce, valueOf, type Writer } from './value.ts';

export interface Form {
  readonly title: string;
  readonly write: Writer;
  /** Whether it can make a nonce for each response. */
  readonly nonce: boolean;
  /** What the server fills a nonce in for, and how its other variables are written: a site may have its own. */
  readonly variable?: readonly [string, RegExp];
  /** What a comment line begins and ends with; null where the file knows no comments. */
  readonly comment: readonly [string, string] | null;
  /** Longest header that the place reads, in characters. */
  readonly lineLimit?: number;
  /** Nothing but one enforced policy can be written. */
  readonly single?: boolean;
}

const hash = ['# ', ''] as const;
const slashes = ['// ', ''] as const;

/** Every place a policy can be written for, by the name that `talk csp emit --for` takes. */
export const forms = {
  // One word of its configuration; it says "too long parameter" and does not start.
  nginx: {
    title: 'nginx',
    write: nginx,
    nonce: true,
    variable: ['$request_id', /^\$(\w+|\{\w+\})$/],
    comment: hash,
    lineLimit: 4096,
  },
  apache: { title: 'Apache', write: apache, nonce: false, comment: hash },
  litespeed: { title: 'LiteSpeed or .htaccess', write: apache, nonce: false, comment: hash },
  caddy: {
    title: 'Caddy',
    write: caddy,
    nonce: true,
    variable: ['{http.request.uuid}', /^\{[\w.]+\}$/],
    comment: hash,
  },
  iis: { title: 'IIS (web.config)', write: iis, nonce: false, comment: ['<!-- ', ' -->'] },
  cloudflare: {
    title: 'Cloudflare (_headers)',
    write: headersFile,
    nonce: false,
    comment: hash,
    lineLimit: 2000,
  },
  netlify: { title: 'Netlify (_headers)', write: headersFile, nonce: false, comment: hash },
  vercel: { title: 'Vercel (vercel.json)', write: vercel, nonce: false, comment: null },
  helmet: { title: 'Express with helmet', write: helmet, nonce: true, comment: slashes },
  next: { title: 'Next.js', write: next, nonce: true, comment: slashes },
  hydrogen: { title: 'Hydrogen', write: hydrogen, nonce: true, comment: slashes, single: true },
  php: { title: 'PHP', write: php, nonce: true, comment: slashes },
} as const satisfies Record<string, Form>;

export type FormName = keyof typeof forms;
export const formNames = Object.keys(forms) as FormName[];

export interface Emission {
  readonly text: string;
  readonly blockers: readonly Finding[];
}

/** A policy's text with the site's own variable of that server, if it is one. */
const withVariable = (text: string, { variable }: Form, nonce: string): string =>
  variable?.[1].test(nonce) ? text.replaceAll(variable[0], () => nonce) : text;

/**
 * Policies in the syntax of one place. Where it cannot carry them, `text` is empty and `blockers` says why.
 * @param nonce the server's variable for the page's nonce, such as `$csp_nonce`; default: the place's usual one
 */
export const emit = (headers: readonly Header[], name: FormName, nonce = ''): Emission => {
  const form: Form = forms[name];
  const emitted = emittedFrom(headers);
  const policies = emitted.reduce((sum, each) => sum + each.policies.length, 0);
  const longest = Math.max(0, ...emitted.map((each) => each.name.length + 4 + valueOf(each).length));
  const blockers = [
    ...(hasNonce(emitted) && !form.nonce
      ? [blocker('nonceInStaticForm', 'headers', { form: form.title })]
      : []),
    ...(form.single && (policies > 1 || emitted.some(({ name: sent }) => sent.endsWith('Report-Only')))
      ? [blocker('severalPolicies', 'headers', { form: form.title })]
      : []),
    ...(form.lineLimit !== undefined && longest > form.lineLimit
      ? [blocker('lineTooLong', 'headers', { form: form.title, limit: String(form.lineLimit) })]
      : []),
  ];
  const carried = blockers.length === 0 && policies > 0;
  return { text: carried ? withVariable(form.write(emitted), form, nonce) : '', blockers };
};

/** The text with remarks in it, each on a line of its own, where the place knows comments. */
export const withRemarks = (name: FormName, text: string, remarks: readonly string[]): string => {
  const { comment }: Form = forms[name];
  if (!comment || remarks.length === 0) return text;
  const written = remarks.map(
    (remark) => `${comment[0]}${remark.replaceAll(/--|[\r\n]/g, ' ')}${comment[1]}`,
  );
  const [first = '', ...rest] = text.split('\n');
  return (first === '<?php' ? [first, ...written, ...rest] : [...written, text]).join('\n');
};
