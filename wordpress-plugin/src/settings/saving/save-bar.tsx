import { Button } from '@wordpress/components';
import * as React from 'react';
import { useRef, useState } from 'react';
import { t } from '../../page/t.ts';
import { useSavedNotice } from './use-saved-notice.ts';

interface Props {
  readonly dirty: boolean;
  /** What keeps it from being saved, as far as that is known here. */
  readonly problems: number;
  readonly saving: boolean;
  /** Counts successful saves. */
  readonly saves: number;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

const wordsFor = (
  { dirty, problems, saving }: Pick<Props, 'dirty' | 'problems' | 'saving'>,
  isSaid: boolean,
): string => {
  if (saving) return t('screens.save.saving');
  if (isSaid) return t('screens.save.done');
  if (problems > 0) return t('screens.save.problems', { count: String(problems) });
  return t(dirty ? 'screens.save.unsaved' : 'screens.save.clean');
};

/** What is said a moment longer than anything is to be done. */
const stateClass = (dirty: boolean, isSaid: boolean): string =>
  `talk-save-bar__state${dirty ? ' is-dirty' : ''}${isSaid ? ' is-done' : ''}`;

/**
 * The one place to save, and where it is said that it is done. It is seen when something has changed and while that is
 * said; while one of its buttons has the focus it stays, so that nobody who saves by keyboard falls to the top of the
 * page. Its place is kept: nothing moves under the pointer.
 */
export const SaveBar = (props: Props) => {
  const { dirty, saving, saves, onSave, onDiscard } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  const isSaid = useSavedNotice(saves, dirty || saving);
  return (
    <div
      className={dirty || saving || held || isSaid ? 'talk-save-bar' : 'talk-save-bar is-idle'}
      role="region"
      aria-label={t('screens.save.region')}
      ref={bar}
      onFocus={() => setHeld(true)}
      onBlur={({ relatedTarget }) => {
        if (!bar.current?.contains(relatedTarget)) setHeld(false);
      }}
    >
      <p className={stateClass(dirty, isSaid)} role="status">
        {wordsFor(props, isSaid)}
      </p>
      <div className="talk-save-bar__buttons">
        {dirty && (
          <Button
            __next40pxDefaultSize
            variant="tertiary"
            aria-disabled={saving}
            onClick={() => !saving && onDiscard()}
          >
            {t('screens.discard.button')}
          </Button>
        )}
        <Button
          __next40pxDefaultSize
          variant="primary"
          isBusy={saving}
          aria-disabled={saving || !dirty}
          onClick={() => !saving && dirty && onSave()}
        >
          {t('screens.save.button')}
        </Button>
      </div>
    </div>
  );
};
