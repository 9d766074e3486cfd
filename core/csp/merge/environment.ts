// Twin in PHP: csp/class-environment.php
import type { Finding } from '../../findings.ts';
import { blocker, warning } from '../findings.ts';
import { pageUrl } from '../policy/page.ts';
import type { CspSettings, Header, Page, PlacedPolicy, PolicyList } from '../types.ts';

/** The name of the Trusted Types policy that the loader creates. */
export const TRUSTED_TYPES_POLICY = 'talk-suite';

const lower = (values: readonly string[]): string[] => values.map((value) => value.toLowerCase());

const has = ({ policy }: PlacedPolicy, directive: string): readonly string[] | null =>
  policy.directives.get(directive)?.values ?? null;

/** Meta elements cannot sandbox a page (CSP3 §3.3, R2). */
const sandboxFindings = (enforced: readonly PlacedPolicy[]): { blockers: Finding[]; warnings: Finding[] } => {
  const flags = enforced
    .filter(({ place }) => place.delivery === 'header')
    .flatMap((placed) =>
      [has(placed, 'sandbox') ?? []].filter(() => has(placed, 'sandbox') !== null).map(lower),
    );
  return {
    blockers: flags.some((each) => !each.includes('allow-scripts'))
      ? [blocker('sandbox', 'Content-Security-Policy')]
      : [],
    warnings: flags.some((each) => !each.includes('allow-same-origin'))
      ? [warning('sandboxOrigin', 'Content-Security-Policy')]
      : [],
  };
};

/**
 * `trusted-types` lists the names that may be created, whether or not a policy insists on Trusted Types (TT §4.4.1);
 * each enforced policy must agree (R19).
 */
const trustedTypesFindings = (
  enforced: readonly PlacedPolicy[],
): { blockers: Finding[]; warnings: Finding[] } => {
  const required = enforced.some((placed) =>
    lower(has(placed, 'require-trusted-types-for') ?? []).includes("'script'"),
  );
  const values = { name: TRUSTED_TYPES_POLICY };
  const refused = enforced.some((placed) => {
    const names = has(placed, 'trusted-types');
    return names !== null && !names.includes('*') && !names.includes(TRUSTED_TYPES_POLICY);
  });
  return {
    blockers: refused ? [blocker('trustedTypes', 'Content-Security-Policy', values)] : [],
    warnings: required && !refused ? [warning('trustedTypesBundle', 'Content-Security-Policy', values)] : [],
  };
};

const valuesOf = (headers: readonly Header[], wanted: string): string[] =>
  headers.filter(({ name }) => name.toLowerCase() === wanted).map(({ value }) => value);

const embedderPolicy = (headers: readonly Header[]): Finding[] => {
  const name = 'Cross-Origin-Embedder-Policy';
  const strict = valuesOf(headers, name.toLowerCase()).find((value) =>
    /^\s*require-corp\s*(;|$)/.test(value),
  );
  return strict === undefined ? [] : [blocker('embedderPolicy', name, { name, value: 'require-corp' })];
};

const integrityPolicy = (headers: readonly Header[]): Finding[] => {
  const name = 'Integrity-Policy';
  const forbids = valuesOf(headers, name.toLowerCase()).some((value) =>
    /(^|,)\s*blocked-destinations\s*=\s*\([^)]*\bscript\b/.test(value),
  );
  return forbids ? [blocker('integrityPolicy', name, { name })] : [];
};

/** What calls use of the browser, by the names of Permissions-Policy. */
export const CALL_FEATURES = ['microphone', 'camera', 'display-capture'] as const;

const allowsPage = (allowlist: string, page: Page): boolean => {
  // Where to report to may follow a semicolon.
  if (/(^|[\s(])(\*|self)($|[\s);])/.test(allowlist)) return true;
  const origin = pageUrl(page)?.origin;
  return origin !== undefined && allowlist.includes(`"${origin}"`);
};

/** Only calls use a microphone, a camera or the screen (R25). */
const permissionsPolicy = (headers: readonly Header[], page: Page): Finding[] => {
  const members = valuesOf(headers, 'permissions-policy').flatMap((value) => value.split(','));
  return CALL_FEATURES.filter((feature) =>
    members.some((member) => {
      const [name, allowlist] = member.split('=', 2);
      return name?.trim() === feature && allowlist !== undefined && !allowsPage(allowlist, page);
    }),
  ).map((feature) => blocker('permissionsPolicy', 'Permissions-Policy', { feature }));
};

export interface Environment {
  readonly blockers: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** What else in a response stops Talk, and no source can fix (R19, R25). These raise no CSP violation. */
export const environmentOf = (
  headers: readonly Header[],
  { enforced }: PolicyList,
  settings: CspSettings,
  page: Page,
): Environment => {
  const sandbox = sandboxFindings(enforced);
  const trustedTypes = trustedTypesFindings(enforced);
  return {
    blockers: [
      ...sandbox.blockers,
      ...trustedTypes.blockers,
      ...embedderPolicy(headers),
      ...integrityPolicy(headers),
      ...(settings.features.calls ? permissionsPolicy(headers, page) : []),
    ],
    warnings: [...sandbox.warnings, ...trustedTypes.warnings],
  };
};
