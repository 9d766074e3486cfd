import type { Decision, Rule, Words } from '@talk-suite/core/visibility';
import { isListRule } from '@talk-suite/core/screens';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { ruleName } from './words.ts';

interface Props {
  readonly because: Decision['because'];
  /** By id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly words: Words;
  readonly onShow: (id: string) => void;
}

/** What decided; a rule with the way to it. */
export const Because = ({ because, rules, words, onShow }: Props) => {
  const rule = because.rule === undefined ? undefined : rules.get(because.rule);
  if (rule && isListRule(rule)) return <>{t('screens.because.list')}</>;
  if (!rule) return <>{t(`screens.because.${because.by}`)}</>;
  return (
    <>
      {t('screens.because.rule')}{' '}
      <Button variant="link" onClick={() => onShow(rule.id)}>
        {ruleName(rule, words)}
      </Button>
    </>
  );
};
