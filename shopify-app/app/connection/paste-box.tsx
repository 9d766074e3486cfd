import { t } from '../t.ts';
import { Facts, understoodText } from './facts.tsx';
import type { Reading } from './reading.ts';

interface Props {
  readonly text: string;
  readonly reading: Reading;
  readonly onText: (text: string) => void;
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined;
}

const Findings = ({ findings }: { readonly findings: readonly { code: string; message: string }[] }) => (
  <s-unordered-list>
    {findings.map(({ code, message }) => (
      <s-list-item key={code + message}>{message}</s-list-item>
    ))}
  </s-unordered-list>
);

/** Where the tracking code is pasted, and what was understood of it. */
export const PasteBox = ({ text, reading, onText, onCancel }: Props) => (
  <s-stack gap="base">
    <s-paragraph>
      <s-text type="strong">{t('screens.connect.find')}.</s-text> {t('screens.connect.find.text')}
    </s-paragraph>
    <s-text-area
      label={t('settings.connection.label')}
      placeholder={t('screens.paste.placeholder')}
      details={t('screens.paste.hint')}
      rows={6}
      value={text}
      onInput={({ currentTarget }) => onText(currentTarget.value)}
    />
    {onCancel && <s-button onClick={onCancel}>{t('screens.replace.cancel')}</s-button>}
    {reading.kind === 'understood' && (
      <s-banner tone="success" heading={understoodText(reading.connection)}>
        <Facts connection={reading.connection} />
      </s-banner>
    )}
    {reading.kind === 'refused' && (
      <s-banner tone="critical" heading={t('screens.refused')}>
        <Findings findings={reading.errors} />
      </s-banner>
    )}
    {reading.kind !== 'blank' && reading.warnings.length > 0 && (
      <s-banner tone="warning" heading={t('screens.warnings')}>
        <Findings findings={reading.warnings} />
      </s-banner>
    )}
  </s-stack>
);
