import type { Media } from '@talk-suite/core/settings';
import { useEffect, useRef } from 'react';
import type { StoreImage } from '../content/images.ts';
import { t } from '../t.ts';

interface ImageProps {
  readonly image: StoreImage;
  /** Whether the field has it already. */
  readonly isChosen: boolean;
  readonly onChoose: (media: Media) => void;
}

const Image = ({ image: { name, media, thumbnail }, isChosen, onChoose }: ImageProps) => {
  const { alt, width, height } = media;
  return (
    <button
      type="button"
      className="talk-images__image"
      aria-current={isChosen}
      onClick={() => onChoose(media)}
    >
      <img src={thumbnail} alt="" loading="lazy" />
      <span className="talk-images__name">{name}</span>
      {alt !== '' && <span>{alt}</span>}
      {width > 0 && <span>{t('shopify.images.size', { width: String(width), height: String(height) })}</span>}
    </button>
  );
};

interface Props {
  readonly images: readonly StoreImage[];
  /** What the field has. */
  readonly value: Media | null;
  readonly onChoose: (media: Media) => void;
  /** From which image on the focus goes to the first that is added; null leaves it where it is. */
  readonly focusFrom: number | null;
}

/** Images to choose from: each is a button. */
export const ImageList = ({ images, value, onChoose, focusFrom }: Props) => {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (focusFrom !== null) list.current?.children[focusFrom]?.querySelector('button')?.focus();
  }, [focusFrom, images.length]);
  return (
    <ul className="talk-images" ref={list} aria-label={t('shopify.images.list')}>
      {images.map((image) => (
        <li key={image.key}>
          <Image image={image} isChosen={image.media.url === value?.url} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
};
