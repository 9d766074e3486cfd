import type { Directive, Policy } from '../types.ts';

/** The effective directives of what Talk loads or does (CSP3 §6.8.1). */
export type FetchDirective =
  | 'script-src-elem'
  | 'script-src-attr'
  | 'style-src-elem'
  | 'style-src-attr'
  | 'worker-src'
  | 'frame-src'
  | 'connect-src'
  | 'font-src'
  | 'img-src'
  | 'media-src'
  | 'manifest-src'
  | 'object-src';

/** Who governs a fetch: the first that is present (CSP3 §6.8.3, R6). Nothing is inherited beyond it. */
export const fallbackLists: Readonly<Record<FetchDirective, readonly string[]>> = {
  'script-src-elem': ['script-src-elem', 'script-src', 'default-src'],
  'script-src-attr': ['script-src-attr', 'script-src', 'default-src'],
  'style-src-elem': ['style-src-elem', 'style-src', 'default-src'],
  'style-src-attr': ['style-src-attr', 'style-src', 'default-src'],
  'worker-src': ['worker-src', 'child-src', 'script-src', 'default-src'],
  'frame-src': ['frame-src', 'child-src', 'default-src'],
  'connect-src': ['connect-src', 'default-src'],
  'font-src': ['font-src', 'default-src'],
  'img-src': ['img-src', 'default-src'],
  'media-src': ['media-src', 'default-src'],
  'manifest-src': ['manifest-src', 'default-src'],
  'object-src': ['object-src', 'default-src'],
};

export const fetchDirectives = Object.keys(fallbackLists) as FetchDirective[];

/** The directive of a policy that governs such a fetch, or null: then it is not restricted at all. */
export const governingDirective = (policy: Policy, directive: FetchDirective): Directive | null => {
  const name = fallbackLists[directive].find((each) => policy.directives.has(each));
  return name === undefined ? null : policy.directives.get(name)!;
};

/** The everyday name for a directive: what is created where only a fallback is there, for older browsers too. */
export const baseDirective = (directive: FetchDirective): string => directive.replace(/-(elem|attr)$/, '');

/**
 * Whether sources are added to the governing directive itself (R8), or to a full copy of it under the
 * everyday name (R7): `default-src`, `child-src` and a worker's `script-src` govern other things too.
 */
export const isOwn = (directive: FetchDirective, governingName: string): boolean =>
  governingName === directive || governingName === baseDirective(directive);
