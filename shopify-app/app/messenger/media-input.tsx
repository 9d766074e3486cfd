import type { Media } from '@talk-suite/core/settings';
import { t } from '../t.ts';
import { Columns, FilesLink, TextInput } from './inputs.tsx';

interface Props {
  readonly label: string;
  readonly value: Media | null;
  readonly error?: string | undefined;
  readonly onChange: (value: Media | null) => void;
}

/**
 * A picture of an address. App Bridge has no picker of a store's files: a file's link is copied from where Shopify shows
 * them, and the app needs no access to them.
 */
export const MediaInput = ({ label, value, error = '', onChange }: Props) => (
  <s-stack gap="small-200">
    <Columns>
      <TextInput
        label={`${label}: ${t('screens.messenger.media.address')}`}
        help={t('shopify.messenger.files.help')}
        error={error}
        value={value?.url ?? ''}
        maxLength={500}
        onChange={(url) =>
          onChange(
            url.trim() === ''
              ? null
              : { id: '', width: 0, height: 0, alt: value?.alt ?? '', url: url.trim() },
          )
        }
      />
      {value && (
        <TextInput
          label={t('screens.messenger.media.alt')}
          value={value.alt}
          maxLength={100}
          onChange={(alt) => onChange({ ...value, alt })}
        />
      )}
    </Columns>
    <s-stack direction="inline" gap="base">
      <FilesLink />
      {value && (
        <s-button variant="tertiary" tone="critical" onClick={() => onChange(null)}>
          {t('screens.messenger.media.remove')}
        </s-button>
      )}
    </s-stack>
  </s-stack>
);
