import { t } from '../t.ts';

interface Props {
  readonly text: string;
  readonly onText: (text: string) => void;
}

/** Where the tracking code is pasted. */
export const PasteBox = ({ text, onText }: Props) => (
  <>
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
  </>
);
