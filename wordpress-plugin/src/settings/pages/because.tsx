import type { Decision, Rule, Words } from '@talk-suite/core/visibility';
import { becauseInWords, isListRule } from '@talk-suite/core/screens';
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

/** What decided, with the way to it. */
export const Because = ({ because, rules, words, onShow }: Props) => {
  const { text, rule } = becauseInWords(because, rules);
  if (!rule) return <>{t(text)}</>;
  const isList = isListRule(rule);
  return (
    <>
      {!isList && `${t(text)} `}
      <Button variant="link" onClick={() => onShow(rule.id)}>
        {isList ? t(text) : ruleName(rule, words)}
      </Button>
    </>
  );
};
