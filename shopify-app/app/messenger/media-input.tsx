import { MEDIA_LENGTHS, mediaAt } from '@talk-suite/core/screens/messenger';
import type { Media } from '@talk-suite/core/settings';
import { useRef, useState } from 'react';
import { t } from '../t.ts';
import { ImagePicker } from './image-picker.tsx';
import { Columns, TextInput } from './inputs.tsx';

interface Props {
  readonly label: string;
  readonly value: Media | null;
  readonly error?: string | undefined;
  readonly onChange: (value: Media | null) => void;
}

/** A picture of the store's files, or of an address: for that one the app needs no access to the files. */
export const MediaInput = ({ label, value, error = '', onChange }: Props) => {
  const opener = useRef<HTMLElementTagNameMap['s-button']>(null);
  const [isChoosing, setChoosing] = useState(false);
  const action = t(value ? 'screens.messenger.media.change' : 'screens.messenger.media.choose');
  return (
    <s-stack gap="small-200">
      <Columns>
        <TextInput
          label={`${label}: ${t('screens.messenger.media.address')}`}
          help={t('shopify.images.address.help')}
          error={error}
          value={value?.url ?? ''}
          maxLength={MEDIA_LENGTHS.address}
          onChange={(url) => onChange(mediaAt(url, value))}
        />
        {value && (
          <TextInput
            label={t('screens.messenger.media.alt')}
            value={value.alt}
            maxLength={MEDIA_LENGTHS.alt}
            onChange={(alt) => onChange({ ...value, alt })}
          />
        )}
      </Columns>
      <s-stack direction="inline" gap="base">
        <s-button ref={opener} accessibilityLabel={`${label}: ${action}`} onClick={() => setChoosing(true)}>
          {action}
        </s-button>
        {value && (
          <s-button variant="tertiary" tone="critical" onClick={() => onChange(null)}>
            {t('screens.messenger.media.remove')}
          </s-button>
        )}
      </s-stack>
      {isChoosing && (
        <ImagePicker
          label={`${label}: ${t('screens.messenger.media.choose')}`}
          value={value}
          onChoose={onChange}
          onClose={() => {
            setChoosing(false);
            opener.current?.focus();
          }}
        />
      )}
    </s-stack>
  );
};
