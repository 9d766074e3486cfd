import { useState } from 'react';
import { useRevalidator } from 'react-router';
import type { Doubt } from '../../app-data/index.ts';
import type { Envelope } from '../envelope.ts';
import { messageOf, t } from '../t.ts';
import { send } from '../editing/send.ts';

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

/** What the store has saved was changed past the app: what differs, and a way to write it anew as the app would. */
export const DoubtsBanner = ({ envelope }: { readonly envelope: Envelope }) => {
  const { revalidate } = useRevalidator();
  const [repairing, setRepairing] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { doubts = [], digest, appData } = envelope;
  if (doubts.length === 0) return null;
  const repair = async (): Promise<void> => {
    setRepairing(true);
    const answer = await send(digest, appData);
    setProblems(
      answer.kind === 'invalid'
        ? answer.errors.map(messageOf)
        : answer.kind === 'failed'
          ? [answer.message || t('screens.failure.server')]
          : [],
    );
    // Also where somebody else saved meanwhile: what is there now may be as it should be.
    await revalidate();
    setRepairing(false);
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
      <s-button slot="secondary-actions" loading={repairing} onClick={() => void repair()}>
        {t('shopify.doubts.repair')}
      </s-button>
    </s-banner>
  );
};
