import { textValue } from '@talk-suite/core/findings';
import { type Rule, warnAboutRules, type Words } from '@talk-suite/core/visibility';
import { unmetIn, unmetPhrase, type SiteFacts, type Unmet } from '@talk-suite/core/screens';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { messageOf, t } from '../../../page/t.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { ruleName } from '../words.ts';

/** What is worth knowing about rules, by their ids; other rules are named by their numbers in the list. */
export const warningsByRule = (rules: readonly Rule[]): ReadonlyMap<string, string> => {
  const numbers = new Map(rules.map(({ id }, at) => [id, String(at + 1)]));
  return new Map(
    warnAboutRules(rules).map((warning) => {
      const values = Object.fromEntries(
        Object.keys(warning.values).map((name) => {
          const id = textValue(warning, name);
          return [name, numbers.get(id) ?? id];
        }),
      );
      return [textValue(warning, 'rule'), messageOf({ ...warning, values })];
    }),
  );
};

/** What an unmet condition asks for, as people call it. */
export const unmetWords =
  (words: Words) =>
  (key: Unmet['key'], value: string): string =>
    key === 'kind' || key === 'type' || key === 'terms' || key === 'locale' || key === 'role'
      ? words.label(key, value)
      : value;

/** What no page of the site has of what rules ask for, by their ids. */
export const unmetByRule = (
  rules: readonly Rule[],
  facts: SiteFacts,
  words: Words,
): ReadonlyMap<string, string> =>
  new Map(
    rules.flatMap((rule): [string, string][] => {
      const unmet = rule.enabled ? unmetIn(rule, facts) : [];
      return unmet.length === 0
        ? []
        : [[rule.id, unmet.map((each) => messageOf(unmetPhrase(each, unmetWords(words)))).join(' ')]];
    }),
  );

/** So many rules are named. */
const NAMED = 5;

interface Props {
  readonly rules: readonly Rule[];
  readonly words: Words;
  /** Ids of rules with a warning. */
  readonly warned: ReadonlySet<string>;
  readonly onShow: (id: string) => void;
}

/** Which rules have a warning, with the way to each. */
export const WarningSummary = ({ rules, words, warned: ids, onShow }: Props) => {
  const warned = rules.filter(({ id }) => ids.has(id));
  if (warned.length === 0) return null;
  return (
    <div className="talk-rules-warnings">
      <Outcome kind="note">
        <strong>{t('screens.rules.warnings', { count: String(warned.length) })}</strong>
        <ul>
          {warned.slice(0, NAMED).map((rule) => (
            <li key={rule.id}>
              <Button variant="link" onClick={() => onShow(rule.id)}>
                {ruleName(rule, words)}
              </Button>
            </li>
          ))}
        </ul>
        {warned.length > NAMED && (
          <p>{t('visibility.sentence.more', { count: String(warned.length - NAMED) })}</p>
        )}
      </Outcome>
    </div>
  );
};
