// Twin in PHP: csp/class-merge-plan.php, csp/class-merge.php
import { codeOf, type Finding } from '../../findings.ts';
import { environmentOf } from './environment.ts';
import { blocker, warning } from '../findings.ts';
import { dispositionOf, excerpt, parseList } from '../policy/parse.ts';
import { planPolicy, type MergePermissions } from './plan.ts';
import { concerns, requirementsOf, type Account } from '../requirements/requirements.ts';
import type { CspSettings, Header, Page, PlacedPolicy, PolicyList } from '../types.ts';
import {
  byteLength,
  compacted,
  headerBytes,
  report,
  rewrite,
  writeHeaders,
  type Added,
  type Planned,
} from './write.ts';

/** 3.5 KB: nginx with default FastCGI buffers answers 502 a little above. */
export const DEFAULT_HEADER_LIMIT = 3584;
/** Nothing larger is looked at: no server passes it on. */
export const INPUT_LIMIT = 131_072;

export interface MergeInput {
  readonly headers: readonly Header[];
  /** `content` of each meta policy of the page. */
  readonly meta?: readonly string[];
  readonly page?: Page;
}

export interface MergeOptions {
  readonly account: Account | null;
  readonly settings: CspSettings;
  /** Largest size of all given headers together, in bytes as sent. */
  readonly limit?: number;
  /** Script addresses built into every loader: with another one, only a file with its settings built in is trusted by its hash. */
  readonly knownScripts?: readonly string[];
}

export interface MergeResult {
  readonly headers: readonly Header[];
  readonly meta: readonly string[];
  readonly added: readonly Added[];
  readonly addedReportOnly: readonly Added[];
  /** Size of the given headers as sent, in bytes. */
  readonly bytes: { readonly before: number; readonly after: number };
  readonly blockers: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** Blockers with which some of Talk can still be allowed; any other leaves the policies as they are. */
export const PARTIAL_BLOCKERS = [
  'inlineStyles',
  'inlineStylesNonce',
  'blobWorkers',
  'permissionsPolicy',
  'metaPolicy',
  'metaComma',
] as const;
const partial: ReadonlySet<string> = new Set(PARTIAL_BLOCKERS);

/** Browsers disagree on a comma in a meta element (R2), so nothing is written there. */
const withoutCommas = (
  planned: readonly Planned[],
  meta: readonly string[],
): { planned: Planned[]; blockers: Finding[] } => {
  const blockers: Finding[] = [];
  const kept = planned.map(({ placed, plan }) => {
    if (placed.place.delivery === 'header' || plan.additions.length === 0) return { placed, plan };
    const split = meta[placed.place.index]!.includes(',');
    blockers.push(
      blocker(split ? 'metaComma' : 'metaPolicy', 'meta', { number: String(placed.place.index) }),
    );
    return split ? { placed, plan: { ...plan, additions: [] } } : { placed, plan };
  });
  return { planned: kept, blockers };
};

const inputWarnings = (headers: readonly Header[], { enforced, reportOnly }: PolicyList): Finding[] => {
  const broken = headers.filter(({ name, value }) => dispositionOf(name) && /[\r\n]/.test(value));
  const serialized = [...enforced, ...reportOnly].flatMap(({ policy }) => policy.serialized);
  return [
    ...broken.map(({ name }) => warning('lineBreak', name)),
    ...serialized.flatMap(({ ignored, text }) =>
      ignored === 'nonAscii'
        ? [warning('nonAscii', 'Content-Security-Policy', { text: excerpt(text) })]
        : ignored === 'duplicate'
          ? [warning('duplicate', 'Content-Security-Policy', { directive: text.trim().split(/\s/, 1)[0]! })]
          : [],
    ),
  ];
};

const unique = (findings: readonly Finding[]): Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values(),
];

interface MergePlan {
  readonly enforced: readonly Planned[];
  readonly reportOnly: readonly Planned[];
  readonly blockers: readonly Finding[];
  readonly warnings: readonly Finding[];
}

/** What each policy needs, and what is against it. */
const planMerge = ({ headers, meta = [], page = {} }: MergeInput, options: MergeOptions): MergePlan => {
  const { account, settings, knownScripts = [] } = options;
  const list = parseList(headers, meta);
  const environment = environmentOf(headers, list, settings, page);
  const needs = requirementsOf(account, settings, page);
  const callsBlocked = environment.blockers.some((each) => codeOf(each) === 'permissionsPolicy');
  const wanted = needs.requirements.filter(({ feature }) => !(callsBlocked && feature === 'calls'));
  const scriptUrl = account?.scriptUrl ?? '';
  const permissions: MergePermissions = {
    settings,
    scriptUrl,
    hash: page.builtIn === true || knownScripts.includes(scriptUrl),
  };
  const planFor = (placed: PlacedPolicy): Planned => ({
    placed,
    plan: planPolicy(placed.policy, wanted, permissions, page),
  });
  const { planned, blockers } = withoutCommas(list.enforced.map(planFor), meta);
  const reportOnly = list.reportOnly.map(planFor);
  const stillReported = reportOnly.flatMap(({ plan }) => plan.blockers);
  return {
    enforced: planned,
    reportOnly,
    blockers: unique([
      ...needs.blockers.filter((each) => concerns(each, [...list.enforced, ...list.reportOnly])),
      ...environment.blockers,
      ...planned.flatMap(({ plan }) => plan.blockers),
      ...blockers,
    ]),
    warnings: unique([
      ...inputWarnings(headers, list),
      ...environment.warnings,
      ...stillReported.map((message) => warning('reportOnly', 'headers', { message })),
    ]),
  };
};

const render = ({ headers, meta = [] }: MergeInput, mergePlan: MergePlan): MergeResult => {
  const merged = writeHeaders(headers, [...mergePlan.enforced, ...mergePlan.reportOnly]);
  return {
    headers: merged,
    meta: meta.map((content, index) => rewrite(content, 'meta', index, mergePlan.enforced)),
    added: report(mergePlan.enforced),
    addedReportOnly: report(mergePlan.reportOnly),
    bytes: { before: headerBytes(headers), after: headerBytes(merged) },
    blockers: mergePlan.blockers,
    warnings: mergePlan.warnings,
  };
};

const unchanged = (
  { headers, meta = [] }: MergeInput,
  blockers: readonly Finding[],
  warnings: readonly Finding[] = [],
): MergeResult => {
  const size = headerBytes(headers);
  const bytes = { before: size, after: size };
  return { headers, meta, added: [], addedReportOnly: [], bytes, blockers, warnings };
};

const shorten = ({ placed, plan }: Planned): Planned => ({ placed, plan: compacted(plan) });

const shortened = (mergePlan: MergePlan, limit: number): MergePlan => {
  return {
    ...mergePlan,
    enforced: mergePlan.enforced.map(shorten),
    reportOnly: mergePlan.reportOnly.map(shorten),
    warnings: [...mergePlan.warnings, warning('compacted', 'headers', { limit: String(limit) })],
  };
};

const withoutAdditions = ({ placed, plan }: Planned): Planned => ({
  placed,
  plan: { ...plan, additions: [] },
});

/** A policy that only reports blocks nothing: where there is no room for both, it stays as it is. */
const enforcedOnly = (mergePlan: MergePlan, limit: number): MergePlan => ({
  ...mergePlan,
  reportOnly: mergePlan.reportOnly.map(withoutAdditions),
  warnings: [...mergePlan.warnings, warning('reportOnlyLeft', 'headers', { limit: String(limit) })],
});

/** From what is wanted to what is still worth sending; the first that fits is taken. */
function* sizeFallbacks(mergePlan: MergePlan, limit: number, before: number): Generator<MergePlan> {
  const reports = mergePlan.reportOnly.some(({ plan }) => plan.additions.length > 0);
  for (const each of reports ? [mergePlan, enforcedOnly(mergePlan, limit)] : [mergePlan]) {
    yield each;
    // What is too large already cannot become small enough by shorter additions.
    if (before <= limit) yield shortened(each, limit);
  }
}

const sizeOf = ({ headers, meta = [] }: MergeInput): number =>
  headerBytes(headers) + meta.reduce((sum, content) => sum + byteLength(content), 0);

/**
 * Adds to every policy of a response what Talk needs there, and nothing else: the site keeps all it allowed
 * (R1–R26). Where something stands against Talk that no source can fix, the policies stay as they are and
 * `blockers` says. Merging the result again changes nothing.
 */
export const merge = (input: MergeInput, options: MergeOptions): MergeResult => {
  const { limit = DEFAULT_HEADER_LIMIT } = options;
  if (sizeOf(input) > INPUT_LIMIT) {
    return unchanged(input, [blocker('inputTooLarge', 'headers', { limit: String(INPUT_LIMIT) })]);
  }
  const mergePlan = planMerge(input, options);
  if (mergePlan.blockers.some((each) => !partial.has(codeOf(each))))
    return unchanged(input, mergePlan.blockers, mergePlan.warnings);

  const before = headerBytes(input.headers);
  let after = before;
  for (const each of sizeFallbacks(mergePlan, limit, before)) {
    const result = render(input, each);
    after = result.bytes.after;
    if (after <= Math.max(limit, before)) return result;
  }
  const values = { bytes: String(after), limit: String(limit) };
  return unchanged(
    input,
    [...mergePlan.blockers, blocker('headersTooLarge', 'headers', values)],
    mergePlan.warnings,
  );
};
