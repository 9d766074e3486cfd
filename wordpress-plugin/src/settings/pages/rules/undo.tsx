import type { RuleStep } from '@talk-suite/core/screens';
import { toRule, type Words } from '@talk-suite/core/visibility';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../../page/t.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { ruleName } from '../words.ts';

interface Props {
  readonly step: RuleStep;
  readonly words: Words;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

const inWords = (step: RuleStep, words: Words): string => {
  switch (step.step) {
    case 'deleted': {
      const [first, ...more] = step.rules;
      return first && more.length === 0
        ? t('screens.rules.deleted', { rule: ruleName(first.rule, words) })
        : t('screens.rules.deleted.many', { count: String(step.rules.length) });
    }
    case 'imported':
      return t('screens.rules.imported', { count: String(step.ids.length) });
    case 'left':
      return t('screens.rules.left', { rule: ruleName(toRule(step.open.rule), words) });
  }
};

/** Says what was done, and takes it back. The button takes the focus: what had it is gone. */
export const RulesUndoStrip = ({ step, words, onUndo, onDismiss }: Props) => {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.querySelector<HTMLElement>('.talk-undo__button')?.focus();
  }, [step]);
  return (
    <div className="talk-undo talk-rules-undo" role="status" ref={strip}>
      <Outcome kind="note">
        {inWords(step, words)}{' '}
        <Button variant="link" className="talk-undo__button" onClick={onUndo}>
          {t(`screens.rules.undo.${step.step}`)}
        </Button>{' '}
        <Button variant="link" onClick={onDismiss}>
          {t('screens.rules.undo.dismiss')}
        </Button>
      </Outcome>
    </div>
  );
};
