import type { PageContext, Words } from '@talk-suite/core/visibility';
import * as React from 'react';
import { t } from '../../../page/t.ts';

interface Props {
  readonly context: PageContext;
  readonly words: Words;
}

/** What rules can ask of this page, and what the answers are. */
export const PageFacts = ({ context, words }: Props) => {
  const { url, kind, type, terms = [], locale } = context;
  const rows = [
    ['path', url],
    ['kind', kind && words.label('kind', kind)],
    ['type', type && words.label('type', type)],
    ['terms', words.allOf(terms.map((term) => words.label('terms', term)))],
    ['locale', locale && words.label('locale', locale)],
  ] as const;
  return (
    <dl className="talk-facts">
      {rows.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(`screens.rule.condition.${key}`)}</dt>
              <dd>{key === 'path' ? <code dir="ltr">{value}</code> : value}</dd>
            </div>
          ),
      )}
    </dl>
  );
};
