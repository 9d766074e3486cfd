import { countsForHosts } from '../source-list/compact.ts';
import { coveredBy } from '../source-list/cover.ts';
import { fetchDirectives, governingDirective, type FetchDirective } from '../policy/fallback.ts';
import { commonSources } from '../source-list/intersect.ts';
import {
  hasKeyword,
  mayHaveNonceOrHash,
  parseSource,
  parseSources,
  type Source,
} from '../source-list/source.ts';
import type { PlacedPolicy, Policy } from '../types.ts';

/** A difference in what is allowed. `source` is null for "anything at all". */
export interface EffectChange {
  readonly directive: string;
  readonly source: string | null;
  readonly change: 'allowed' | 'blocked';
}

/** A directive that is no list of what may be fetched: compared as text, policy by policy. */
export interface TextChange {
  readonly directive: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

export interface Difference {
  readonly effects: readonly EffectChange[];
  readonly texts: readonly TextChange[];
}

type Policies = readonly Policy[];

const isScript = (directive: string): boolean => directive.startsWith('script-src');

/** Where `script-src` governs workers, `'strict-dynamic'` lets a page start any (R9). */
const freesWorkers = (directive: FetchDirective, name: string, sources: readonly Source[]): boolean =>
  directive === 'worker-src' && name === 'script-src' && hasKeyword(sources, 'strict-dynamic');

/** The lists that restrict a fetch: one of each policy that restricts it at all. */
const restricting = (policies: Policies, directive: FetchDirective): (readonly Source[])[] =>
  policies.flatMap((policy) => {
    const rule = governingDirective(policy, directive);
    if (!rule) return [];
    const sources = parseSources(rule.values);
    return freesWorkers(directive, rule.name, sources) ? [] : [sources];
  });

/** Whether a list allows all inline code of a kind (CSP3 §6.7.3.2). */
const allowsInline = (list: readonly Source[], directive: string): boolean =>
  hasKeyword(list, 'unsafe-inline') &&
  !mayHaveNonceOrHash(list) &&
  !(isScript(directive) && hasKeyword(list, 'strict-dynamic'));

/** Whether one list lets a source have its effect. */
const isEffective = (
  list: readonly Source[],
  source: Source,
  directive: string,
  page: URL | null,
): boolean => {
  if (source.kind === 'keyword' && source.keyword === 'unsafe-inline') return allowsInline(list, directive);
  const isAddress = ['host', 'scheme', 'any'].includes(source.kind) || source.text.toLowerCase() === "'self'";
  if (isAddress && isScript(directive) && hasKeyword(list, 'strict-dynamic')) return false;
  if (source.kind === 'hash' && directive.endsWith('-attr') && !hasKeyword(list, 'unsafe-hashes'))
    return false;
  return coveredBy(list, source, page) !== null;
};

/** Words about evaluating text: of a page's scripts as a whole, so they are told of their elements only. */
const isEvaluating = ({ text }: Source): boolean => /^'(wasm-unsafe|unsafe|trusted-types)-eval'$/i.test(text);

/**
 * Whether a word can allow anything in a directive: `'report-sample'` never does, `'strict-dynamic'` is about scripts,
 * code in attributes has no address and takes no nonce, and workers, pictures and the like have nothing but one.
 */
const meansSomething = (source: Source, directive: string): boolean => {
  if (source.kind === 'none' || source.kind === 'invalid' || /^'report-s/i.test(source.text)) return false;
  if (/^'strict-dynamic'$/i.test(source.text)) return isScript(directive);
  if (directive.endsWith('-attr'))
    return !countsForHosts(source) && source.kind !== 'nonce' && !isEvaluating(source);
  return directive.endsWith('-elem') || countsForHosts(source);
};

/** Whether a change is part of one that was found already. */
const isSaid = (change: EffectChange, found: readonly EffectChange[], page: URL | null): boolean =>
  coveredBy(
    found.filter((each) => each.change === change.change).map(({ source }) => parseSource(source!)),
    parseSource(change.source!),
    page,
  ) !== null;

const fetchChanges = (before: Policies, after: Policies, page: URL | null): EffectChange[] =>
  fetchDirectives.flatMap((directive) => {
    const [old, next] = [restricting(before, directive), restricting(after, directive)] as const;
    if ((old.length === 0) !== (next.length === 0)) {
      return [{ directive, source: null, change: next.length === 0 ? 'allowed' : 'blocked' } as const];
    }
    const stated = new Map([...old, ...next].flat().map((source) => [source.text, source]));
    const effects = (sources: Iterable<Source>): EffectChange[] =>
      [...sources].flatMap((source): EffectChange[] => {
        if (!meansSomething(source, directive)) return [];
        const was = old.every((list) => isEffective(list, source, directive, page));
        const is = next.every((list) => isEffective(list, source, directive, page));
        return was === is
          ? []
          : [{ directive, source: source.text, change: is ? 'allowed' : 'blocked' } as const];
      });
    const found = effects(stated.values());
    // What only follows from several policies together is worth a line where no stated source says it already.
    const shared = [old, next].flatMap((lists) => (lists.length > 1 ? commonSources(lists, page) : []));
    const implied = effects(new Map(shared.map((source) => [source.text, source])).values());
    return [...found, ...implied.filter((each) => !isSaid(each, found, page))];
  });

const fetchLists: ReadonlySet<string> = new Set([
  ...fetchDirectives,
  'default-src',
  'child-src',
  'script-src',
  'style-src',
]);

const textChanges = (before: Policies, after: Policies, fetches: boolean): TextChange[] => {
  const names = new Set([...before, ...after].flatMap(({ directives }) => [...directives.keys()]));
  const valuesOf = (policies: Policies, name: string): string[] =>
    policies.flatMap(({ directives }) => directives.get(name)?.values.join(' ') ?? []);
  return [...names].flatMap((directive) => {
    if (fetchLists.has(directive) && !fetches) return [];
    const [old, next] = [valuesOf(before, directive), valuesOf(after, directive)];
    return old.join('\n') === next.join('\n') && old.length === next.length
      ? []
      : [{ directive, before: old, after: next }];
  });
};

/** Each source is held against each other, so longer lists than any server sends are compared as text. */
const COMPARED = 2000;

const isLong = ({ directives }: Policy): boolean =>
  [...directives.values()].some(({ values }) => values.length > COMPARED);

/**
 * What changes between two lists of enforced policies: in effect, so that another order, spelling or
 * repetition is no difference, and a source is allowed only if every policy allows it.
 * @param page what `'self'` stands for, if known.
 */
export const diff = (
  before: readonly PlacedPolicy[],
  after: readonly PlacedPolicy[],
  page: URL | null = null,
): Difference => {
  const [old, next] = [before.map(({ policy }) => policy), after.map(({ policy }) => policy)] as const;
  const long = [...old, ...next].some(isLong);
  return { effects: long ? [] : fetchChanges(old, next, page), texts: textChanges(old, next, long) };
};
