// Twin in PHP: csp/class-characters.php, csp/class-policy-list.php
import type {
  Directive,
  Disposition,
  Header,
  SerializedDirective,
  PlacedPolicy,
  Policy,
  PolicyList,
} from '../types.ts';

const enforcedName = 'content-security-policy';
const reportOnlyName = 'content-security-policy-report-only';

/** TAB, LF, FF, CR and space: no other character is white space here (Infra §4.6). */
const token = /[^\t\n\f\r ]+/g;
// oxlint-disable-next-line no-control-regex -- "ASCII string" includes the control characters
const ascii = /^[\x00-\x7f]*$/;

/** The words of a text between ASCII white space. */
export const tokens = (text: string): string[] => text.match(token) ?? [];

/** Whether a text may be part of a policy at all: one character beyond ASCII drops the whole directive (R4). */
export const isAscii = (text: string): boolean => ascii.test(text);

const asciiLowerCase = (text: string): string => text.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());

/** The name that a text between two semicolons begins with, whatever is beyond ASCII left out; `''` for none. */
export const nameOf = (text: string): string =>
  asciiLowerCase((tokens(text)[0] ?? '').replaceAll(/[\u{80}-\u{10ffff}]/gu, ''));

/** The beginning of a text for a message; no character is cut in half. */
export const excerpt = (text: string): string => /^.{0,200}/su.exec(text.trim())![0];

const parseDirective = (text: string, known: ReadonlyMap<string, Directive>): SerializedDirective => {
  const [name, ...values] = tokens(text);
  if (name === undefined) return { text, directive: null, ignored: 'empty' };
  if (!isAscii(text)) return { text, directive: null, ignored: 'nonAscii' };
  const directive = { name: asciiLowerCase(name), values };
  return known.has(directive.name) ? { text, directive: null, ignored: 'duplicate' } : { text, directive };
};

/** Parses one serialized policy (CSP3 §2.2.1, R4). Any text is one; nothing throws. */
export const parsePolicy = (text: string): Policy => {
  const directives = new Map<string, Directive>();
  const serialized = text.split(';').map((written) => {
    const part = parseDirective(written, directives);
    if (part.directive) directives.set(part.directive.name, part.directive);
    return part;
  });
  return { serialized, directives };
};

/** Parses a header's value: a list of policies between commas (CSP3 §2.2.2, R1). */
export const parsePolicies = (value: string): Policy[] => value.split(',').map(parsePolicy);

/** What a header of this name does, or null if it carries no policy. */
export const dispositionOf = (name: string): Disposition | null => {
  const lower = asciiLowerCase(name.trim());
  if (lower === enforcedName) return 'enforce';
  return lower === reportOnlyName ? 'report' : null;
};

/** Names under which browsers took policies before the standard, and take none today. */
export const isOldName = (name: string): boolean =>
  /^x-(content-security-policy|webkit-csp)(-report-only)?$/i.test(name.trim());

const placed = (
  policies: readonly Policy[],
  disposition: Disposition,
  delivery: 'header' | 'meta',
  index: number,
): PlacedPolicy[] =>
  policies
    .map((policy, position) => ({ policy, disposition, place: { delivery, index, position } }))
    .filter(({ policy }) => policy.directives.size > 0);

/**
 * The policies a response and its document put on a page: headers in order, then meta elements (R1–R3).
 * Policies without a directive do not count. A meta element's commas are read as Chromium reads them.
 * @param meta `content` of each `<meta http-equiv="Content-Security-Policy">`, in document order.
 */
export const parseList = (headers: readonly Header[], meta: readonly string[] = []): PolicyList => {
  const fromHeaders = headers.flatMap(({ name, value }, index) => {
    const disposition = dispositionOf(name);
    return disposition ? placed(parsePolicies(value), disposition, 'header', index) : [];
  });
  const fromMeta = meta.flatMap((content, index) => placed(parsePolicies(content), 'enforce', 'meta', index));
  const all = [...fromHeaders, ...fromMeta];
  return {
    enforced: all.filter(({ disposition }) => disposition === 'enforce'),
    reportOnly: all.filter(({ disposition }) => disposition === 'report'),
  };
};
