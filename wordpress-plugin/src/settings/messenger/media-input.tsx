import { Button } from '@wordpress/components';
import { MEDIA_LENGTHS, mediaAt, mediaOfFile } from '@talk-suite/core/screens/messenger';
import type { Media } from '@talk-suite/core/settings';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { TextInput } from './inputs.tsx';

/** What of WordPress's media library is used here. */
interface Attachment {
  readonly id: number;
  readonly url: string;
  readonly width?: number;
  readonly height?: number;
  readonly alt?: string;
}
interface MediaFrame {
  on(event: 'select', listener: () => void): void;
  open(): void;
  state(): { get(name: 'selection'): { first(): { toJSON(): Attachment } } };
}
type OpenMedia = (options: object) => MediaFrame;

const openMedia = (): OpenMedia | undefined =>
  (window as unknown as { readonly wp?: { readonly media?: OpenMedia } }).wp?.media;

/** The site's own addresses as paths: so they hold when the site gets another name, and without TLS. */
const asPath = (address: string): string => {
  if (!URL.canParse(address)) return address;
  const url = new URL(address);
  return url.host === location.host ? `${url.pathname}${url.search}` : address;
};

const fromLibrary = ({ id, url, width = 0, height = 0, alt = '' }: Attachment): Media =>
  mediaOfFile({ id: String(id), url: asPath(url), width, height, alt });

interface Props {
  readonly label: string;
  readonly value: Media | null;
  readonly onChange: (value: Media | null) => void;
}

/** A picture of the media library, or of an address. */
export const MediaInput = ({ label, value, onChange }: Props) => {
  const choose = (): void => {
    const open = openMedia();
    if (!open) return;
    const frame = open({ title: label, library: { type: 'image' }, multiple: false });
    frame.on('select', () => onChange(fromLibrary(frame.state().get('selection').first().toJSON())));
    frame.open();
  };
  return (
    <div className="talk-media">
      {value && value.url !== '' && <img src={value.url} alt="" />}
      <div className="talk-media__parts">
        <div className="talk-media__buttons">
          {openMedia() && (
            <Button
              variant="secondary"
              onClick={choose}
              aria-label={`${label}: ${t('screens.messenger.media.choose')}`}
            >
              {t(value ? 'screens.messenger.media.change' : 'screens.messenger.media.choose')}
            </Button>
          )}
          {value && (
            <Button variant="tertiary" isDestructive onClick={() => onChange(null)}>
              {t('screens.messenger.media.remove')}
            </Button>
          )}
        </div>
        <TextInput
          label={t('screens.messenger.media.address')}
          type="url"
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
      </div>
    </div>
  );
};
