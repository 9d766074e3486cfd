import type { Decision, Kind, Rule, RuledSettings } from '@talk-suite/core/visibility';

/**
 * What an id alone tells of the decision on a page. `talk` is null where rules about other facts (address, terms,
 * language, device, template) can go either way; `because` is null where it is not certain what decides.
 */
export interface KnownDecision {
  readonly talk: Decision['talk'] | null;
  readonly because: Decision['because'] | null;
}

type Match = 'yes' | 'no' | 'maybe';

/** Whether a rule matches a page of this kind. On the storefront every visitor counts as a guest without roles. */
const matchOn = (kind: Kind, { when }: Rule): Match => {
  const { kind: kinds, signedIn, role, ...others } = when;
  if ((kinds && !kinds.includes(kind)) || signedIn === true || role) return 'no';
  return Object.keys(others).length === 0 ? 'yes' : 'maybe';
};

/**
 * The decision on a page of which only the kind and its own switch are known.
 * @param choice the page's own switch; null means: inherit
 */
export const knownDecision = (
  { enabled, visibility }: RuledSettings,
  kind: Kind,
  choice: 'show' | 'hide' | null,
): KnownDecision => {
  if (!enabled) return { talk: 'hide', because: { by: 'site' } };
  if (choice) return { talk: choice, because: { by: 'page' } };
  const possible = visibility.rules.filter((rule) => rule.enabled && matchOn(kind, rule) !== 'no');
  const certain = possible.findIndex((rule) => matchOn(kind, rule) === 'yes');
  const before = certain < 0 ? possible : possible.slice(0, certain);
  const last = possible[certain];
  const talk = last?.effect ?? visibility.default;
  if (before.some(({ effect }) => effect !== talk)) return { talk: null, because: null };
  if (before.length > 0) return { talk, because: null };
  return { talk, because: last ? { by: 'rule', rule: last.id } : { by: 'default' } };
};
