import {
  type CompiledVisibility,
  explain,
  type PassedOver,
  readFacts,
  reasonSentence,
  type Rule,
  type Words,
} from '@talk-suite/core/visibility';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { useState } from 'react';
import { t } from '../../../page/t.ts';
import type { SitePage } from '../../api/visibility.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { Because } from '../because.tsx';
import { DecisionBadge } from '../decision-badge.tsx';
import { ruleName } from '../words.ts';
import { PageFacts } from './page-facts.tsx';
import { contextFor, type TriedVisitor } from './visitor.ts';

interface Props {
  readonly page: SitePage;
  readonly visitor: TriedVisitor;
  readonly compiled: CompiledVisibility;
  /** By id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly words: Words;
  readonly onShow: (id: string) => void;
}

/** So many rules that were passed over are listed at once. */
const LISTED = 20;

const PassedOverRules = ({
  passedOver,
  rules,
  words,
  onShow,
}: Pick<Props, 'rules' | 'words' | 'onShow'> & { passedOver: readonly PassedOver[] }) => {
  const [all, setAll] = useState(false);
  if (passedOver.length === 0) return null;
  const listed = all ? passedOver : passedOver.slice(0, LISTED);
  return (
    <div className="talk-passed-over">
      <h3>{t('screens.try.passedOver')}</h3>
      <ol>
        {listed.map(({ rule: id, reasons }) => {
          const rule = rules.get(id);
          return (
            <li key={id}>
              <Button variant="link" onClick={() => onShow(id)}>
                {rule ? ruleName(rule, words) : id}
              </Button>
              {reasons.map((reason) => (
                <span className="talk-help" key={reason.code}>
                  {reasonSentence(reason, words)}
                </span>
              ))}
            </li>
          );
        })}
      </ol>
      {listed.length < passedOver.length && (
        <Button variant="secondary" onClick={() => setAll(true)}>
          {t('screens.try.passedOver.all', { count: String(passedOver.length) })}
        </Button>
      )}
    </div>
  );
};

/** What the rules, as they are on the screen now, make of a page, and why. */
export const Verdict = ({ page, visitor, compiled, rules, words, onShow }: Props) => {
  const context = contextFor(page.context, visitor);
  const { talk, because, passedOver } = explain(compiled, readFacts(context));
  return (
    <div className="talk-verdict">
      <div className="talk-verdict__answer" role="status">
        <DecisionBadge talk={talk} />
        <span className="talk-verdict__page">
          {page.edit ? (
            <a href={page.edit}>{page.title || page.context.url}</a>
          ) : (
            page.title || page.context.url
          )}
        </span>
        <span>
          <Because because={because} rules={rules} words={words} onShow={onShow} />
        </span>
      </div>
      {context.kind === '404' && <Outcome kind="note">{t('screens.try.notFound')}</Outcome>}
      <PageFacts context={context} words={words} />
      <PassedOverRules passedOver={passedOver} rules={rules} words={words} onShow={onShow} />
    </div>
  );
};
