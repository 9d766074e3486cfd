import * as React from 'react';
import { t } from '../../page/t.ts';
import type { Judgement } from './judgement.ts';
import { lintWords } from './words.ts';

/** The page's policies, each with where it comes from, and what is to be said about them. */
export const PoliciesView = ({ judgement: { policies, assessment } }: { judgement: Judgement }) => (
  <>
    {policies.length > 0 && (
      <div className="talk-policies">
        <h3>{t('security.policies.title')}</h3>
        <ul>
          {policies.map(({ number, enforced, text, origin }) => (
            <li key={`${enforced} ${number}`} data-origin={origin}>
              <span className="talk-policies__head">
                <strong>{t('security.policies.number', { number: String(number) })}</strong>
                {` (${t(enforced ? 'security.policies.enforced' : 'security.policies.reportOnly')}), ${t(`security.origin.${origin}`)}`}
              </span>
              <code className="talk-code" dir="ltr">
                {text}
              </code>
            </li>
          ))}
        </ul>
      </div>
    )}
    {assessment.lint.length > 0 && (
      <details className="talk-lint">
        <summary>{t('security.lint.title', { count: String(assessment.lint.length) })}</summary>
        <ul className="talk-findings">
          {assessment.lint.map((finding, index) => {
            const { what, remedy } = lintWords(finding);
            return (
              <li key={index}>
                <em>{t(`security.lint.${finding.severity}`)}:</em> {what} {remedy}
              </li>
            );
          })}
        </ul>
      </details>
    )}
  </>
);
