import { governingDirective } from '../policy/fallback.ts';
import { hasKeyword, hasNonceOrHash, parseSource, parseSources, type Source } from '../source-list/source.ts';
import type { Directive, Policy } from '../types.ts';
import { deprecatedDirectives } from './directives.ts';
import { found, type LintFinding, type LintPlace } from './finding.ts';
import { isPlaceholder } from './source-rules.ts';

/** Rules about a policy as a whole. */

const isTrusted = (source: Source): boolean =>
  (source.kind === 'nonce' && !isPlaceholder(source.text)) || source.kind === 'hash';

const strictRules = (sources: readonly Source[], at: LintPlace): LintFinding[] => {
  const ignored = sources.filter(
    ({ kind, text }) =>
      kind === 'host' ||
      kind === 'any' ||
      (kind === 'scheme' && !/^https?:$/i.test(text)) ||
      /^'self'$/i.test(text),
  );
  return [
    ...(sources.some(isTrusted)
      ? []
      : [found('strictDynamicAlone', 'error', { ...at, word: "'strict-dynamic'" })]),
    ...ignored.map(({ text }) => found('hostIgnored', 'info', { ...at, word: text })),
  ];
};

const looseRules = (sources: readonly Source[], at: LintPlace): LintFinding[] => {
  const inline = hasKeyword(sources, 'unsafe-inline') && !hasNonceOrHash(sources);
  const broad = sources.filter(
    (source) =>
      source.kind === 'any' ||
      (source.kind === 'scheme' && /^(https?|data)$/.test(source.scheme)) ||
      (source.kind === 'host' && source.wildcard && source.host === ''),
  );
  return [
    ...(inline ? [found('unsafeInlineScript', 'warning', { ...at, word: "'unsafe-inline'" })] : []),
    ...broad.map(({ text }) => found('broadScript', 'warning', { ...at, word: text })),
  ];
};

const scriptRules = (policy: Policy, place: LintPlace): LintFinding[] => {
  const rule = governingDirective(policy, 'script-src-elem');
  if (!rule) return [];
  const sources = parseSources(rule.values);
  const at = { ...place, directive: rule.name };
  return [
    ...(hasKeyword(sources, 'strict-dynamic') ? strictRules(sources, at) : looseRules(sources, at)),
    ...(governingDirective(policy, 'object-src') ? [] : [found('objectMissing', 'warning', place)]),
    ...(policy.directives.has('base-uri') ? [] : [found('baseMissing', 'warning', place)]),
    ...blobRules(policy, sources, at),
  ];
};

/** In a script list `blob:` also allows scripts, and does nothing for workers that another directive governs (R9). */
const blobRules = (policy: Policy, sources: readonly Source[], at: LintPlace): LintFinding[] => {
  const blob = sources.some((source) => source.kind === 'scheme' && source.scheme === 'blob');
  const useless = policy.directives.has('worker-src') || policy.directives.has('child-src');
  return blob
    ? [found(useless ? 'blobUseless' : 'blobScript', useless ? 'warning' : 'info', { ...at, word: 'blob:' })]
    : [];
};

const own: ReadonlySet<string> = new Set(["'self'", '*', 'https:', 'http:', "'unsafe-inline'"]);
const foreignOnly = ({ name, values }: Directive): boolean =>
  /^(default|script|img|font|connect)-src$/.test(name) &&
  values.length > 0 &&
  !values.some((value) => own.has(value.toLowerCase()) && value.toLowerCase() !== "'unsafe-inline'") &&
  values.some((value) => parseSource(value).kind === 'host' && value.includes('.')) &&
  !hasNonceOrHash(parseSources(values));

/** A list of other people's hosts only blocks the site's own files: a vendor's policy, pasted as it is (D3). */
const pastedRules = (policy: Policy, place: LintPlace): LintFinding[] =>
  [...policy.directives.values()]
    .filter(foreignOnly)
    .map(({ name }) => found('withoutSelf', 'warning', { ...place, directive: name }));

const exampleEndpoint = /\/\/[^/]*(your-|example\.|<|\{)/i;

/** `Reporting-Endpoints` names the addresses that `report-to` stands for (CSP3 §6.5.2). */
export const endpointRules = (value: string, place: LintPlace): LintFinding[] =>
  value
    .split(',')
    .map((endpoint) => endpoint.trim())
    .filter((endpoint) => exampleEndpoint.test(endpoint))
    .map((word) => found('exampleEndpoint', 'error', { ...place, directive: 'report-to', word }));

const reportRules = ({ directives }: Policy, place: LintPlace): LintFinding[] => {
  const values = directives.get('report-uri')?.values ?? [];
  return values
    .filter((value) => exampleEndpoint.test(value))
    .map((word) => found('exampleEndpoint', 'error', { ...place, directive: 'report-uri', word }));
};

const metaIgnored = ['frame-ancestors', 'report-uri', 'report-to', 'sandbox'];

const directiveRules = ({ directives }: Policy, place: LintPlace): LintFinding[] =>
  [...directives.keys()].flatMap((directive) => {
    const at = { ...place, directive };
    if (place.delivery === 'meta' && metaIgnored.includes(directive))
      return [found('metaIgnored', 'warning', at)];
    // Next to report-to it is there for browsers that do not know that one.
    if (directive === 'report-uri')
      return directives.has('report-to') ? [] : [found('reportUri', 'info', at)];
    return deprecatedDirectives.has(directive) ? [found('deprecated', 'info', at)] : [];
  });

export const policyRules = (policy: Policy, place: LintPlace): LintFinding[] => [
  ...directiveRules(policy, place),
  ...scriptRules(policy, place),
  ...pastedRules(policy, place),
  ...reportRules(policy, place),
];
