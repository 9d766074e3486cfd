// Twin in PHP: csp/class-judge.php
import { coveredBy } from '../source-list/cover.ts';
import { governingDirective, type FetchDirective } from '../policy/fallback.ts';
import { pageUrl } from '../policy/page.ts';
import { tokens } from '../policy/parse.ts';
import type { Requirement } from './requirements.ts';
import {
  hasKeyword,
  mayHaveNonceOrHash,
  parseSource,
  parseSources,
  type Source,
} from '../source-list/source.ts';
import type { Directive, Page, Policy } from '../types.ts';

/** Why a policy blocks a requirement, and so what could fix it. */
export type Obstacle =
  | 'source' // a source is missing
  | 'hash' // the loader's integrity hash is missing, and the page has one
  | 'strictDynamic'
  | 'inlineStyles'
  | 'inlineStylesNonce'
  | 'blobWorkers';

/** What one policy does to one requirement. `directive` governs it; null where nothing does. */
export type RequirementVerdict =
  | { readonly allowed: true; readonly directive: string | null; readonly by: string | null }
  | { readonly allowed: false; readonly directive: string; readonly obstacle: Obstacle };

const allowed = (directive: Directive, by: string): RequirementVerdict => ({
  allowed: true,
  directive: directive.name,
  by,
});
const blocked = (directive: Directive, obstacle: Obstacle): RequirementVerdict => ({
  allowed: false,
  directive: directive.name,
  obstacle,
});

/** The hashes of the loader's `integrity`; words that are none do not count (SRI §3.3.2, CSP3 §8.4). */
const integrityHashes = ({ integrity = '' }: Page): readonly Source[] =>
  tokens(integrity)
    .map((word) => parseSource(`'${word}'`))
    .filter(({ kind }) => kind === 'hash');

/** The page's integrity hash as a source, or null where there is none, or more than the one that we make (R15). */
export const integritySource = (page: Page): Source | null => {
  const [only = null, ...more] = integrityHashes(page);
  return more.length > 0 ? null : only;
};

/** The nonce or hash by which the loader's tag is trusted, if the list has it; of hashes all (CSP3 §6.7.1.1). */
const trustOfLoader = (sources: readonly Source[], page: Page): Source | null => {
  const nonce = page.nonce
    ? sources.find((each) => each.kind === 'nonce' && each.nonce === page.nonce)
    : undefined;
  const hashes = integrityHashes(page).map((hash) => coveredBy(sources, hash, null));
  return nonce ?? (hashes.includes(null) ? null : (hashes[0] ?? null));
};

/** Under `'strict-dynamic'` hosts are ignored: the tag is trusted itself, or nothing can be added but a hash (R12). */
const judgeScript = (
  role: 'loader' | 'accountScript',
  directive: Directive,
  requirement: Requirement,
  page: Page,
): RequirementVerdict => {
  const sources = parseSources(directive.values);
  const strict = hasKeyword(sources, 'strict-dynamic');
  if (role === 'accountScript' && strict) return allowed(directive, "'strict-dynamic'");
  const trust = role === 'loader' ? trustOfLoader(sources, page) : null;
  if (trust) return allowed(directive, trust.text);
  if (strict) return blocked(directive, integritySource(page) ? 'hash' : 'strictDynamic');
  const by = coveredBy(sources, parseSource(requirement.source), pageUrl(page));
  return by ? allowed(directive, by.text) : blocked(directive, 'source');
};

/** Nonces and hashes switch `'unsafe-inline'` off, so next to them it helps nobody (R11, CSP3 §6.7.3.2). */
const judgeInlineStyle = (directive: Directive): RequirementVerdict => {
  const sources = parseSources(directive.values);
  if (mayHaveNonceOrHash(sources)) return blocked(directive, 'inlineStylesNonce');
  return hasKeyword(sources, 'unsafe-inline')
    ? allowed(directive, "'unsafe-inline'")
    : blocked(directive, 'inlineStyles');
};

/** A worker that `script-src` governs is a script, so `'strict-dynamic'` lets the page start it (R9). */
const judgeWorker = (directive: Directive, requirement: Requirement, page: Page): RequirementVerdict => {
  const sources = parseSources(directive.values);
  if (directive.name === 'script-src' && hasKeyword(sources, 'strict-dynamic'))
    return allowed(directive, "'strict-dynamic'");
  const by = coveredBy(sources, parseSource(requirement.source), pageUrl(page));
  return by ? allowed(directive, by.text) : blocked(directive, 'blobWorkers');
};

const judgeSource = (directive: Directive, requirement: Requirement, page: Page): RequirementVerdict => {
  const by = coveredBy(parseSources(directive.values), parseSource(requirement.source), pageUrl(page));
  return by ? allowed(directive, by.text) : blocked(directive, 'source');
};

/** Whether one policy allows one requirement on a page, and through which of its directives (R6). */
export const judge = (policy: Policy, requirement: Requirement, page: Page): RequirementVerdict => {
  const directive = governingDirective(policy, requirement.directive satisfies FetchDirective);
  if (!directive) return { allowed: true, directive: null, by: null };
  switch (requirement.role) {
    case 'loader':
    case 'accountScript':
      return judgeScript(requirement.role, directive, requirement, page);
    case 'inlineStyle':
      return judgeInlineStyle(directive);
    case 'blobWorker':
      return judgeWorker(directive, requirement, page);
    default:
      return judgeSource(directive, requirement, page);
  }
};
