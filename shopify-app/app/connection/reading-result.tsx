import type { EntryReading } from '@talk-suite/core/connection';
import { understoodText } from '@talk-suite/core/screens';
import type { Finding } from '../../app-data/index.ts';
import type { TextKey } from '../../texts/index.ts';
import { messageOf, t } from '../t.ts';
import { Facts } from './facts.tsx';

const Findings = ({ findings }: { readonly findings: readonly Finding[] }) => (
  <s-unordered-list>
    {findings.map(messageOf).map((message) => (
      <s-list-item key={message}>{message}</s-list-item>
    ))}
  </s-unordered-list>
);

interface Props {
  readonly reading: EntryReading<TextKey>;
  /** Whether errors stand at the fields already. */
  readonly inFields: boolean;
}

/** What was understood of an entry, or what is wrong with it. */
export const ReadingResult = ({ reading, inFields }: Props) => (
  <>
    {reading.kind === 'understood' && (
      <s-banner tone="success" heading={understoodText(reading.connection, t)}>
        <Facts connection={reading.connection} />
      </s-banner>
    )}
    {reading.kind === 'refused' && !inFields && (
      <s-banner tone="critical" heading={t('screens.refused')}>
        <Findings findings={reading.errors} />
      </s-banner>
    )}
    {reading.kind !== 'blank' && reading.warnings.length > 0 && (
      <s-banner tone="warning" heading={t('screens.warnings')}>
        <Findings findings={reading.warnings} />
      </s-banner>
    )}
    {inFields && reading.kind !== 'understood' && <s-paragraph>{t('screens.manual.hint')}</s-paragraph>}
  </>
);
