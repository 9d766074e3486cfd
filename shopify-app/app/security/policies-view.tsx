import { lintPhrases } from '@talk-suite/core/csp';
import { messageOf, t } from '../t.ts';
import type { Judgement } from './judgement.ts';
import { PolicyText } from './policy-text.tsx';

/** The page's policies as visitors get them, and what is to be said about them. */
export const PoliciesView = ({ judgement: { policies, assessment } }: { readonly judgement: Judgement }) => (
  <>
    {policies.length > 0 && <s-heading>{t('security.policies.title')}</s-heading>}
    {policies.map(({ number, enforced, text, delivery }) => (
      <PolicyText
        key={`${enforced} ${number}`}
        label={t('security.policies.number', { number: String(number) })}
        details={[
          t(enforced ? 'security.policies.enforced' : 'security.policies.reportOnly'),
          ...(delivery === 'meta' ? [t('security.origin.meta')] : []),
        ].join(', ')}
        text={text}
      />
    ))}
    {assessment.lint.length > 0 && (
      <>
        <s-heading>{t('security.lint.title', { count: String(assessment.lint.length) })}</s-heading>
        <s-unordered-list>
          {assessment.lint.map((finding) => {
            const { message, remedy } = lintPhrases(finding);
            return (
              <s-list-item key={JSON.stringify(finding)}>
                {t(`security.lint.${finding.severity}`)}: {messageOf(message)} {messageOf(remedy)}
              </s-list-item>
            );
          })}
        </s-unordered-list>
      </>
    )}
  </>
);
