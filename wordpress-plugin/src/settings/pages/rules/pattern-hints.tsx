import { textValue } from '@talk-suite/core/findings';
import { type Rule, type SiteAddresses, warnAboutPatterns } from '@talk-suite/core/visibility';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { messageOf, t } from '../../../page/t.ts';

/** An address in a rule that does not match what was meant, and the one that does. */
export interface Hint {
  readonly pattern: string;
  readonly suggestion: string;
  readonly text: string;
}

/** By the ids of their rules. */
export const hintsByRule = (
  rules: readonly Rule[],
  site: SiteAddresses,
): ReadonlyMap<string, readonly Hint[]> => {
  const hints = new Map<string, Hint[]>();
  for (const finding of warnAboutPatterns(rules, () => site)) {
    const rule = textValue(finding, 'rule');
    const pattern = textValue(finding, 'pattern');
    const suggestion = textValue(finding, 'suggestion');
    const own = hints.get(rule) ?? [];
    hints.set(rule, [...own, { pattern, suggestion, text: messageOf(finding) }]);
  }
  return hints;
};

/** So many are shown at once; the next follow when these are fixed. */
const SHOWN = 3;

interface Props {
  readonly hints: readonly Hint[];
  readonly onFix: (hint: Hint) => void;
}

/** What is wrong with addresses of a rule, each with the button that fixes it. */
export const PatternHints = ({ hints, onFix }: Props) => (
  <>
    {hints.slice(0, SHOWN).map((hint) => (
      <p key={hint.pattern} className="talk-rule__warning">
        {hint.text}{' '}
        <Button variant="link" onClick={() => onFix(hint)}>
          {t('screens.rules.fix', { suggestion: hint.suggestion })}
        </Button>
      </p>
    ))}
    {hints.length > SHOWN && (
      <p className="talk-rule__warning">
        {t('visibility.sentence.more', { count: String(hints.length - SHOWN) })}
      </p>
    )}
  </>
);
