// Twin in PHP: csp/class-plan.php
import { codeOf, type Finding } from '../../findings.ts';
import { coveredBy } from '../source-list/cover.ts';
import { copyable } from './edit.ts';
import { baseDirective, governingDirective, isOwn, type FetchDirective } from '../policy/fallback.ts';
import { blocker, type ReasonKey } from '../findings.ts';
import { integritySource, judge, type Obstacle } from '../requirements/judge.ts';
import { pageUrl } from '../policy/page.ts';
import { excerpt, nameOf } from '../policy/parse.ts';
import type { Requirement } from '../requirements/requirements.ts';
import { hasKeyword, parseSource, parseSources } from '../source-list/source.ts';
import type { CspSettings, Directive, Page, Policy } from '../types.ts';

export interface AddedSource {
  readonly source: string;
  readonly why: ReasonKey;
}

/** What one directive of one policy gets. */
export interface Addition {
  readonly directive: string;
  /** The directive whose list is copied because this one is not there yet (R7). */
  readonly copiedFrom?: string;
  /** The sources that the directive has, or starts with. */
  readonly values: readonly string[];
  /** Empty where the directive is only written out, so that what it governs stays as it was. */
  readonly sources: readonly AddedSource[];
}

export interface Plan {
  readonly additions: readonly Addition[];
  readonly blockers: readonly Finding[];
}

/** What may be added beyond hosts: the owner's permissions, and whether the loader may be trusted by its hash. */
export interface MergePermissions {
  readonly settings: CspSettings;
  /** Whether the account's script is at an address built into the loader. */
  readonly hash: boolean;
  readonly scriptUrl: string;
}

const fixes: Partial<Record<Obstacle, (permissions: MergePermissions) => boolean>> = {
  source: () => true,
  hash: ({ hash }) => hash,
  inlineStyles: ({ settings }) => settings.allowInlineStyles,
  blobWorkers: ({ settings }) => settings.allowBlobWorkers,
};

const obstacleFields: Readonly<Record<Exclude<Obstacle, 'source' | 'hash'>, string>> = {
  strictDynamic: 'page',
  inlineStyles: 'csp.allowInlineStyles',
  inlineStylesNonce: 'csp',
  blobWorkers: 'csp.allowBlobWorkers',
};

const obstacleBlocker = (
  obstacle: Exclude<Obstacle, 'source'>,
  directive: string,
  permissions: MergePermissions,
): Finding =>
  obstacle === 'hash'
    ? blocker('hashForeignScript', 'connection.scriptUrl', { address: permissions.scriptUrl })
    : blocker(obstacle, obstacleFields[obstacle], { directive });

/**
 * Where a requirement's source goes. A script list with `'strict-dynamic'` copied under the name `script-src`
 * would loosen workers, which `default-src` keeps to its hosts; `script-src-elem` governs none.
 */
const targetOf = (directive: FetchDirective, governing: Directive): string => {
  if (isOwn(directive, governing.name)) return governing.name;
  const strict =
    directive === 'script-src-elem' && hasKeyword(parseSources(governing.values), 'strict-dynamic');
  return strict ? directive : baseDirective(directive);
};

const startOf = (directive: string, governing: Directive): Addition =>
  directive === governing.name
    ? { directive, values: governing.values, sources: [] }
    : { directive, copiedFrom: governing.name, values: copyable(governing.values), sources: [] };

const has = ({ values, sources }: Addition, source: string, page: Page): boolean => {
  const [wanted, url] = [parseSource(source), pageUrl(page)];
  const added = sources.map((each) => parseSource(each.source));
  return coveredBy(parseSources(values), wanted, url) !== null || coveredBy(added, wanted, url) !== null;
};

const withSource = (addition: Addition, added: AddedSource, page: Page): Addition =>
  has(addition, added.source, page) ? addition : { ...addition, sources: [...addition.sources, added] };

/**
 * Workers follow `script-src` where a policy has neither `worker-src` nor `child-src`. Hosts for scripts would open
 * them too, so their list is written out as it was (R26): `script-src 'self' https://cdn2l.ink; worker-src 'self'`.
 * A list with `'strict-dynamic'` gets no hosts.
 */
const keptWorkers = (policy: Policy, additions: ReadonlyMap<string, Addition>): Addition | null => {
  const governing = governingDirective(policy, 'worker-src');
  const follow = governing?.name === 'script-src' || governing?.name === 'default-src';
  if (!follow || !additions.has('script-src') || additions.has('worker-src')) return null;
  if (hasKeyword(parseSources(governing.values), 'strict-dynamic')) return null;
  return { directive: 'worker-src', copiedFrom: governing.name, values: governing.values, sources: [] };
};

/**
 * A directive with a character beyond ASCII, of which there is another, or would be: `img-src “x”; img-src 'self'`.
 * Browsers drop the first (R4); where one does not, the other is ignored. Nothing is built on either reading.
 */
const unclear = (policy: Policy, additions: Iterable<Addition>): Finding | null => {
  const written = [...additions].filter(({ copiedFrom }) => copiedFrom !== undefined);
  const names = [
    ...policy.serialized.map(({ text }) => nameOf(text)),
    ...written.map(({ directive }) => directive),
  ].filter((name) => name !== '');
  const part = policy.serialized.find(
    ({ ignored, text }) => ignored === 'nonAscii' && names.filter((name) => name === nameOf(text)).length > 1,
  );
  if (!part) return null;
  const values = { directive: nameOf(part.text), text: excerpt(part.text) };
  return blocker('nonAsciiDuplicate', 'Content-Security-Policy', values);
};

/**
 * What one policy needs so that the requirements are allowed: sources for the directive that governs (R8), or
 * a full copy of the fallback with them (R7); nothing where nothing restricts (R7a). Judged on the policy as
 * the site wrote it, so that no addition leaks into another's copy, and none into what follows a list that grew.
 */
export const planPolicy = (
  policy: Policy,
  requirements: readonly Requirement[],
  permissions: MergePermissions,
  page: Page,
): Plan => {
  const additions = new Map<string, Addition>();
  const blockers = new Map<string, Finding>();
  for (const requirement of requirements) {
    const verdict = judge(policy, requirement, page);
    if (verdict.allowed) continue;
    const { obstacle } = verdict;
    if (!fixes[obstacle]?.(permissions)) {
      const found = obstacleBlocker(obstacle as Exclude<Obstacle, 'source'>, verdict.directive, permissions);
      blockers.set(`${codeOf(found)} ${verdict.directive}`, found);
      continue;
    }
    const governing = governingDirective(policy, requirement.directive)!;
    const target = targetOf(requirement.directive, governing);
    const source = obstacle === 'hash' ? integritySource(page)!.text : requirement.source;
    const addition = additions.get(target) ?? startOf(target, governing);
    additions.set(target, withSource(addition, { source, why: requirement.why }, page));
  }
  const kept = keptWorkers(policy, additions);
  const doubt = unclear(policy, [...additions.values(), ...(kept ? [kept] : [])]);
  if (doubt) return { additions: [], blockers: [...blockers.values(), doubt] };
  return {
    additions: [...additions.values(), ...(kept ? [kept] : [])],
    blockers: [...blockers.values()],
  };
};
