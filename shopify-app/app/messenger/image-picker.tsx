import type { Media } from '@talk-suite/core/settings';
import { useEffect, useRef, useState } from 'react';
import { FILES_SCOPE } from '../../app-data/scopes.ts';
import { AskAccess } from '../content/ask-access.tsx';
import { focusWhenDrawn } from '../focus-when-drawn.ts';
import { on } from '../on.ts';
import { t } from '../t.ts';
import { ImageList } from './image-list.tsx';
import { FilesLink } from './inputs.tsx';
import { useImages, type Images } from './use-images.ts';

/** What is going on, for eyes and for screen readers. */
const statusOf = ({ status, items, next, question: { search } }: Images): string => {
  if (status === 'loading') return t('shopify.content.loading');
  if (status === 'failed') return t('shopify.content.failed');
  if (status === 'declined') return '';
  if (items.length === 0) return t(search.trim() === '' ? 'shopify.images.empty' : 'shopify.content.none');
  return t(next === null ? 'shopify.content.all' : 'shopify.content.some', { count: String(items.length) });
};

/** Leads to the question for the permission, and on from it: each takes the place of the other. */
const usePermissionFocus = (isDeclined: boolean) => {
  const asking = useRef<HTMLDivElement>(null);
  const search = useRef<HTMLElementTagNameMap['s-search-field']>(null);
  const wasDeclined = useRef(false);
  useEffect(() => {
    const control = isDeclined
      ? asking.current?.querySelector<HTMLElement>('s-button')
      : wasDeclined.current && search.current;
    if (control) focusWhenDrawn(control);
    wasDeclined.current = isDeclined;
  }, [isDeclined]);
  return { asking, search };
};

interface Props {
  readonly label: string;
  /** What the field has. */
  readonly value: Media | null;
  readonly onChoose: (media: Media) => void;
  /** Told when the dialog is gone. */
  readonly onClose: () => void;
}

/** A dialog with the images under Content → Files, once the merchant lets the app list them. */
export const ImagePicker = ({ label, value, onChoose, onClose }: Props) => {
  const dialog = useRef<HTMLElementTagNameMap['s-modal']>(null);
  const [images, dispatch] = useImages();
  const { items, status, next, question } = images;
  const [focusFrom, setFocusFrom] = useState<number | null>(null);
  const { asking, search } = usePermissionFocus(status === 'declined');
  useEffect(() => dialog.current?.showOverlay(), []);

  /** What was pressed for it may go away: the focus goes to what comes, or to the search. */
  const goOn = (type: 'more' | 'again'): void => {
    setFocusFrom(items.length > 0 ? items.length : null);
    if (items.length === 0) search.current?.focus();
    dispatch({ type });
  };
  const look = (text: string): void => {
    setFocusFrom(null);
    dispatch({ type: 'look', search: text });
  };
  const choose = (media: Media): void => {
    onChoose(media);
    dialog.current?.hideOverlay();
  };
  const way = status === 'failed' ? 'again' : 'more';
  return (
    <s-modal ref={dialog} size="large" heading={label} {...on('afterhide', onClose)}>
      <s-stack gap="base">
        {status === 'declined' ? (
          <div ref={asking}>
            <AskAccess
              scope={FILES_SCOPE}
              heading={t('shopify.images.ask')}
              refused={t('shopify.images.refused')}
              onAllowed={() => dispatch({ type: 'again' })}
            />
          </div>
        ) : (
          <s-search-field
            ref={search}
            label={t('shopify.images.search')}
            value={question.search}
            onInput={({ currentTarget }) => look(currentTarget.value)}
          />
        )}
        {items.length > 0 && (
          <ImageList images={items} value={value} onChoose={choose} focusFrom={focusFrom} />
        )}
        <s-box accessibilityRole="status">{statusOf(images)}</s-box>
        {(status === 'failed' || (status !== 'declined' && next !== null)) && (
          <s-stack direction="inline">
            <s-button onClick={() => goOn(way)}>{t(`shopify.content.${way}`)}</s-button>
          </s-stack>
        )}
        <FilesLink />
      </s-stack>
      <s-button slot="secondary-actions" onClick={() => dialog.current?.hideOverlay()}>
        {t('screens.rule.cancel')}
      </s-button>
    </s-modal>
  );
};
