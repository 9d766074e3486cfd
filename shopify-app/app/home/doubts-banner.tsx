import { useState } from 'react';
import type { Doubt } from '../../app-data/index.ts';
import type { Envelope, SaveAnswer } from '../envelope.ts';
import { messageOf, t } from '../t.ts';
import { useSave } from '../editing/use-save.ts';

/** Long texts are rules or options: their beginning says which. */
const SHOWN = 120;

const short = (text: string): string => {
  if (text === '') return t('shopify.doubts.nothing');
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

const inWords = (doubt: Doubt): string =>
  doubt.kind === 'host'
    ? t('shopify.doubts.host', { host: doubt.host })
    : t('shopify.doubts.storefront', {
        attribute: doubt.attribute,
        stored: short(doubt.stored),
        expected: short(doubt.expected),
      });

const problemsIn = (answer: SaveAnswer): readonly string[] => {
  if (answer.kind === 'invalid') return answer.errors.map(messageOf);
  if (answer.kind !== 'failed') return [];
  return [answer.failure.detail || t(`screens.failure.${answer.failure.kind}`)];
};

/** What the store has saved was changed past the app: what differs, and a way to write it anew as the app would. */
export const DoubtsBanner = ({ envelope }: { readonly envelope: Envelope }) => {
  const [repairing, setRepairing] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  // Also where somebody else saved meanwhile: what is there now may be as it should be.
  const save = useSave((answer) => {
    setRepairing(false);
    setProblems(problemsIn(answer));
  });
  const { doubts = [], digest, appData } = envelope;
  if (doubts.length === 0) return null;
  const repair = (): void => {
    setRepairing(true);
    save(digest, appData);
  };
  return (
    <s-banner tone="warning" heading={t('shopify.doubts.title')}>
      <s-paragraph>{t('shopify.doubts.text')}</s-paragraph>
      <s-unordered-list>
        {doubts.map((doubt) => (
          <s-list-item key={inWords(doubt)}>{inWords(doubt)}</s-list-item>
        ))}
      </s-unordered-list>
      <div role="status">
        {problems.map((problem) => (
          <s-paragraph key={problem}>{problem}</s-paragraph>
        ))}
        {problems.length > 0 && <s-paragraph>{t('shopify.doubts.refused')}</s-paragraph>}
      </div>
      <s-button slot="secondary-actions" loading={repairing} onClick={repair}>
        {t('shopify.doubts.repair')}
      </s-button>
    </s-banner>
  );
};
