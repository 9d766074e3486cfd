import { codeOf } from '@talk-suite/core/findings';
import { VERDICT_TONES } from '@talk-suite/core/screens';
import * as React from 'react';
import { messageOf, t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { blockersOf, type Judgement } from './judgement.ts';
import { blockerWords } from './words.ts';

const Blocked = ({ judgement }: { judgement: Judgement }) => (
  <ul>
    {judgement.blocked.map(({ id, directive, policy }) => (
      <li key={id}>
        {t(`security.blocked.${id}`)}{' '}
        <span className="talk-help">{t('security.blocked.by', { directive, number: String(policy) })}</span>
      </li>
    ))}
  </ul>
);

/** What a merge cannot fix, each with what to do about it. */
const Blockers = ({ judgement }: { judgement: Judgement }) => {
  const blockers = blockersOf(judgement);
  const { warnings } = judgement.assessment.merged;
  if (blockers.length + warnings.length === 0) return null;
  return (
    <ul className="talk-findings">
      {blockers.map((finding) => {
        const { what, next } = blockerWords(finding);
        return (
          <li key={JSON.stringify(finding)} data-blocker={codeOf(finding)}>
            {what} {next && <strong className="talk-next">{next}</strong>}
          </li>
        );
      })}
      {warnings.map(messageOf).map((message) => (
        <li key={message}>{message}</li>
      ))}
    </ul>
  );
};

/** The result of a check in a sentence, and what is behind it. */
export const VerdictView = ({ judgement }: { judgement: Judgement }) => {
  const { verdict, seen, blocked } = judgement;
  return (
    <div className="talk-verdict" data-verdict={verdict}>
      {seen.status === 200 ? (
        <Outcome kind={VERDICT_TONES[verdict]}>
          <strong>{t(`security.check.${verdict}`)}</strong>
          {blocked.length > 0 && <Blocked judgement={judgement} />}
        </Outcome>
      ) : (
        <Outcome kind="note">
          <strong>{t('security.check.noPage', { status: String(seen.status) })}</strong>
        </Outcome>
      )}
      {seen.loader === null && <Outcome kind="note">{t('security.check.noLoader')}</Outcome>}
      {judgement.caches.map((finding) => (
        <div key={finding} data-cache={finding}>
          <Outcome kind="bad">
            <strong>{t('security.cache.title')}:</strong> {t(`security.cache.${finding}`)}
          </Outcome>
        </div>
      ))}
      <Blockers judgement={judgement} />
    </div>
  );
};
