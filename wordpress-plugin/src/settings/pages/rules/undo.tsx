import { toRule, type RuleDraft, type Rule, type Words } from '@talk-suite/core/visibility';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef } from 'react';
import { t } from '../../../page/t.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { ruleName } from '../words.ts';

/** The last step with the rules that can be taken back by itself, whatever was edited since. */
export type RulesUndo =
  | { readonly step: 'deleted'; readonly rule: Rule; readonly at: number }
  | {
      readonly step: 'imported';
      readonly ids: readonly string[];
      /** The default before, where the import changed it. */
      readonly fallback: 'show' | 'hide' | null;
    }
  | { readonly step: 'left'; readonly rule: RuleDraft; readonly isNew: boolean };

interface Props {
  readonly undo: RulesUndo;
  readonly words: Words;
  readonly onUndo: () => void;
  readonly onDismiss: () => void;
}

const told = (undo: RulesUndo, words: Words): string => {
  switch (undo.step) {
    case 'deleted':
      return t('screens.rules.deleted', { rule: ruleName(undo.rule, words) });
    case 'imported':
      return t('screens.rules.imported', { count: String(undo.ids.length) });
    case 'left':
      return t('screens.rules.left', { rule: ruleName(toRule(undo.rule), words) });
  }
};

/** Says what was done, and takes it back. The button takes the focus: what had it is gone. */
export const RulesUndoStrip = ({ undo, words, onUndo, onDismiss }: Props) => {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => {
    strip.current?.querySelector<HTMLElement>('.talk-undo__button')?.focus();
  }, [undo]);
  return (
    <div className="talk-undo talk-rules-undo" role="status" ref={strip}>
      <Outcome kind="note">
        {told(undo, words)}{' '}
        <Button variant="link" className="talk-undo__button" onClick={onUndo}>
          {t(`screens.rules.undo.${undo.step}`)}
        </Button>{' '}
        <Button variant="link" onClick={onDismiss}>
          {t('screens.rules.undo.dismiss')}
        </Button>
      </Outcome>
    </div>
  );
};
