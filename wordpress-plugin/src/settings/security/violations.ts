/** What a browser reports of a violated policy, as far as it is read here. */
export interface ViolationReport {
  readonly body: {
    readonly blockedURL?: string | null;
    readonly effectiveDirective?: string | null;
    readonly disposition?: string | null;
    readonly sourceFile?: string | null;
  } | null;
}

/** One thing that was blocked. */
export interface Violation {
  readonly directive: string;
  /** Origin, or the word that the browser has for it (`inline`, `eval`). */
  readonly source: string;
}

const originOf = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const { origin, protocol } = new URL(address);
  return origin === 'null' ? protocol : origin;
};

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : '');

/** Whether a host is one of some, of which `*.example.com` covers all below. */
const isAmong = (host: string, hosts: readonly string[]): boolean =>
  host !== '' && hosts.some((each) => (each.startsWith('*.') ? host.endsWith(each.slice(1)) : host === each));

/** The hosts in sources such as `wss://talk-api.example.com` and `https://*.example.com`. */
export const hostsIn = (sources: readonly string[]): readonly string[] => [
  ...new Set(
    sources.flatMap((source) => {
      const host = /^[a-z]+:\/\/([^/]+)/.exec(source)?.[1];
      return host === undefined ? [] : [host];
    }),
  ),
];

/**
 * What of Talk was blocked: what comes from its hosts, and what their scripts did. Each thing once.
 * @param hosts those of Talk; the loader's own address counts as well.
 */
export const talkViolations = (
  reports: readonly ViolationReport[],
  hosts: readonly string[],
  loader: string | null,
): readonly Violation[] => {
  const found = reports.flatMap(({ body }): Violation[] => {
    const blocked = body?.blockedURL ?? '';
    const source = body?.sourceFile ?? '';
    const isTalk = [blocked, source].some(
      (address) => isAmong(hostOf(address), hosts) || (loader !== null && address === loader),
    );
    return body?.disposition === 'enforce' && isTalk
      ? [{ directive: body.effectiveDirective ?? '', source: originOf(blocked) }]
      : [];
  });
  return [...new Map(found.map((each) => [`${each.directive} ${each.source}`, each])).values()];
};

/** The origins of Talk that failed without a policy having blocked them (R25). */
export const otherFailures = (
  addresses: Iterable<string>,
  hosts: readonly string[],
  violations: readonly Violation[],
  loader: string | null,
): readonly string[] => {
  const blocked = new Set(violations.map(({ source }) => source));
  const ofTalk = [...addresses].filter((each) => each === loader || isAmong(hostOf(each), hosts));
  const origins = ofTalk.map(originOf);
  return [...new Set(origins)].filter((origin) => !blocked.has(origin));
};
