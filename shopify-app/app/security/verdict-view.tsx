import { unresolved } from '@talk-suite/core/csp';
import { VERDICT_TONES } from '@talk-suite/core/screens';
import { codeOf } from '@talk-suite/core/findings';
import { isTextKey } from '../../texts/index.ts';
import type { Finding } from '../../app-data/index.ts';
import { messageOf, t } from '../t.ts';
import type { Judgement } from './judgement.ts';

const TONES = { good: 'success', bad: 'critical', note: 'warning' } as const;

/** What to do about something that no source fixes; empty where there is nothing to say. */
const nextWords = (finding: Finding): string => {
  const text = `security.next.${codeOf(finding)}`;
  return isTextKey(text) ? messageOf({ text, values: finding.values }) : '';
};

/** What a page's policies do to Talk: a sentence, and what is behind it. */
export const VerdictView = ({ judgement }: { readonly judgement: Judgement }) => {
  const { verdict, blocked, seen, assessment } = judgement;
  const findings = unresolved(assessment);
  const { warnings } = assessment.merged;
  return (
    <s-stack gap="base">
      <s-banner
        tone={seen.status === 200 ? TONES[VERDICT_TONES[verdict]] : 'warning'}
        heading={
          seen.status === 200
            ? t(`security.check.${verdict}`)
            : t('security.check.noPage', { status: String(seen.status) })
        }
      >
        {blocked.length > 0 && (
          <s-unordered-list>
            {blocked.map(({ id, directive, policy }) => (
              <s-list-item key={id}>
                {t(`security.blocked.${id}`)}{' '}
                {t('security.blocked.by', { directive, number: String(policy) })}
              </s-list-item>
            ))}
          </s-unordered-list>
        )}
        {findings.length > 0 && (
          <s-unordered-list>
            {findings.map((finding) => (
              <s-list-item key={JSON.stringify(finding)}>
                {messageOf(finding)} <s-text type="strong">{nextWords(finding)}</s-text>
              </s-list-item>
            ))}
          </s-unordered-list>
        )}
      </s-banner>
      {warnings.length > 0 && (
        <s-banner tone="info" heading={t('screens.warnings')}>
          <s-unordered-list>
            {warnings.map(messageOf).map((message) => (
              <s-list-item key={message}>{message}</s-list-item>
            ))}
          </s-unordered-list>
        </s-banner>
      )}
      {seen.cut && <s-paragraph>{t('shopify.look.cut')}</s-paragraph>}
      {seen.loader === null && <s-paragraph>{t('security.check.noLoader')}</s-paragraph>}
      <s-paragraph>{t(seen.theme ? 'shopify.check.theme' : 'shopify.check.own')}</s-paragraph>
    </s-stack>
  );
};
