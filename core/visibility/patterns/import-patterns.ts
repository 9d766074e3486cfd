import { findingsOf, type Finding } from '../../findings.ts';
import { patternError } from '../check.ts';
import { RULE_LIMITS } from '../../limits.ts';
import { normalisePath } from './normalise.ts';
import { covers, parsePattern } from './pattern.ts';
import type { Rule } from '../rule.ts';

/** The boxes of another chat plugin, as pasted. */
export interface PatternBoxes {
  /** Pages that show the chat; empty for all. */
  readonly include?: string;
  /** Pages that hide it; they win over the others. */
  readonly exclude?: string;
  /** Whether `/shop/*` brings `/shop/` too, as it does in those plugins; else that is only said. */
  readonly parents?: boolean;
}

export interface ImportedRules {
  /** At most two, hiding before showing, in the order in which they are to be added. */
  readonly rules: readonly Rule[];
  /** What was changed or left out; `field` is `include` or `exclude`. */
  readonly notes: readonly Finding[];
}

const noteOf = findingsOf('visibility.import');

type Note = readonly [code: Parameters<typeof noteOf>[0], values: Readonly<Record<string, string>>];

/** Names for the rules, in the reader's language. */
export type RuleNames = Readonly<Record<'show' | 'hide', string>>;

const NAMELESS: RuleNames = { show: '', hide: '' };

const ADDRESS = /^(?:[a-z][a-z\d+.-]*:)?\/\/(?:[^/?#]*@)?([^/?#:]*)(?::\d*)?(.*)$/is;
const HOST_ALONE = /^((?:[a-z\d-]+\.)+[a-z\d-]+|localhost)(?::\d+)?([/?#*].*|)$/is;

/** What is before a dot and a slash is a host, but for files, which have a folder's name after them nowhere. */
const FILE = /\.(?:html?|php\d?|aspx?|jsp|cgi|xml|txt|json)$/i;

/** Signs of a regular expression: as a pattern they would be taken letter by letter. */
const REGULAR = /^\^|\$$|\.\*|\\|\(\?|\([^()]*\|[^()]*\)|\[[^\]]*-[^\]]*\]|\)[*+?]/;

const bare = (host: string): string => host.toLowerCase().replace(/^www\./, '');

/** The path of an entry that may have a host before it; null where that is another site's. */
const withoutHost = (entry: string, homeHost: string): string | null => {
  const [, host, rest] = ADDRESS.exec(entry) ?? [];
  if (host !== undefined) return host.includes('*') || bare(host) === homeHost ? rest! : null;
  const [, name, after] = HOST_ALONE.exec(entry) ?? [];
  if (name === undefined) return entry;
  if (bare(name) === homeHost) return after!;
  const isHost = /^www\./i.test(name) || (after!.startsWith('/') && name.includes('.') && !FILE.test(name));
  return isHost ? null : entry;
};

/** What was before the path is gone, so the home's own path goes too. */
const withoutHome = (path: string, home: string): string => {
  const base = normalisePath(home);
  return base !== '/' && (path === base || path.startsWith(`${base}/`)) ? path.slice(base.length) : path;
};

/** One entry as a pattern, with what is to be said about that. */
const readEntry = (entry: string, home: string): readonly [pattern: string | null, note?: Note] => {
  if (REGULAR.test(entry)) return [null, ['regularExpression', { value: entry }]];
  const [, homeHost] = ADDRESS.exec(home) ?? [];
  const path = withoutHost(entry, bare(homeHost ?? ''));
  if (path === null) return [null, ['otherHost', { value: entry }]];
  const hadHost = path !== entry;
  const relative = hadHost ? withoutHome(path, home) : path;
  const pattern = /^[/*]/.test(relative) ? relative : `/${relative}`;
  if ([...pattern].length > RULE_LIMITS.pattern)
    return [null, ['tooLong', { value: `${entry.slice(0, 40)}…`, limit: String(RULE_LIMITS.pattern) }]];
  if (patternError(pattern)) return [null, ['badQuery', { value: entry }]];
  if (hadHost) return [pattern, ['originDropped', { value: entry, pattern }]];
  return pattern === relative ? [pattern] : [pattern, ['slashAdded', { value: entry, pattern }]];
};

const entriesOf = (text: string): string[] =>
  text
    .split(/[\n\r,]+/)
    .map((entry) => entry.trim().replace(/^(["'])(.*)\1$/s, '$2'))
    .filter(Boolean);

/** The page above all that a pattern matches, which it does not match itself: `/shop/` for `/shop/*`. */
const parentOf = (pattern: string): string | null => {
  const [, parent, query] = /^([^?#]*[^/?#*]\/)\*+(\?.*)?$/s.exec(pattern) ?? [];
  return parent === undefined ? null : parent + (query ?? '');
};

/** Patterns, each followed by its parent where none of them matches that yet; and what is to be said about it. */
const withParents = (
  patterns: readonly string[],
  isTaken: boolean,
): { patterns: string[]; notes: Note[] } => {
  const read = patterns.map(parsePattern);
  const notes: Note[] = [];
  const all = patterns.flatMap((value) => {
    const parent = parentOf(value);
    if (parent === null) return [value];
    const own = parsePattern(parent);
    if (read.some((pattern) => covers(pattern, own))) return [value];
    notes.push([isTaken ? 'parentAdded' : 'parentLeftOut', { value, parent }]);
    return isTaken ? [value, parent] : [value];
  });
  return { patterns: all, notes };
};

const readBox = (text: string, home: string, parents: boolean): { patterns: string[]; notes: Note[] } => {
  const patterns = new Set<string>();
  const notes: Note[] = [];
  for (const entry of entriesOf(text)) {
    const [pattern, note] = readEntry(entry, home);
    if (note) notes.push(note);
    if (pattern === null) continue;
    if (patterns.has(pattern)) notes.push(['duplicate', { value: entry }]);
    patterns.add(pattern);
  }
  const taken = withParents([...patterns].slice(0, RULE_LIMITS.values), parents);
  if (Math.max(patterns.size, taken.patterns.length) > RULE_LIMITS.values)
    notes.push(['tooMany', { limit: String(RULE_LIMITS.values) }]);
  return {
    patterns: taken.patterns.slice(0, RULE_LIMITS.values),
    notes: [...notes, ...taken.notes],
  };
};

/**
 * Rules from the include and exclude boxes of other chat plugins: lists with commas or line breaks between the
 * entries. Nothing is taken silently for something else: what was changed or left out is in the notes.
 * @param home the address of the site's front page, so that whole addresses become patterns.
 * @param taken ids of the rules that are there already.
 * @param names a rule without one is called by what it does.
 */
export const importPatterns = (
  { include = '', exclude = '', parents = true }: PatternBoxes,
  home = '/',
  taken: readonly string[] = [],
  names: RuleNames = NAMELESS,
): ImportedRules => {
  const ids = new Set(taken);
  const newId = (effect: string): string => {
    let id = `imported-${effect}`;
    for (let number = 2; ids.has(id); number += 1) id = `imported-${effect}-${number}`;
    return id;
  };
  const rules: Rule[] = [];
  const notes: Finding[] = [];
  for (const [effect, field, text] of [
    ['hide', 'exclude', exclude],
    ['show', 'include', include],
  ] as const) {
    const box = readBox(text, home, parents);
    notes.push(...box.notes.map(([code, values]) => noteOf(code, field, values)));
    if (box.patterns.length === 0) continue;
    rules.push({
      id: newId(effect),
      name: names[effect],
      effect,
      enabled: true,
      when: { path: box.patterns },
    });
    if (effect === 'show') notes.push(noteOf('onlyThere', field));
  }
  if (rules.length === 0 && notes.length === 0) notes.push(noteOf('nothing', 'include'));
  return { rules, notes };
};
