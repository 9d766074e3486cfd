import { Button } from '@wordpress/components';
import * as React from 'react';
import { useRef, useState } from 'react';
import { t } from '../../page/t.ts';

interface Props {
  readonly dirty: boolean;
  /** What keeps it from being saved, as far as that is known here. */
  readonly problems: number;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

const wordsFor = ({ dirty, problems, saving }: Pick<Props, 'dirty' | 'problems' | 'saving'>): string => {
  if (saving) return t('screens.save.saving');
  if (problems > 0) return t('screens.save.problems', { count: String(problems) });
  return t(dirty ? 'screens.save.unsaved' : 'screens.save.clean');
};

/**
 * The one place to save. It is seen when something has changed; while one of its buttons has the focus it stays, so that
 * nobody who saves by keyboard falls to the top of the page. Its place is kept: nothing moves under the pointer.
 */
export const SaveBar = (props: Props) => {
  const { dirty, saving, onSave, onDiscard } = props;
  const bar = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState(false);
  return (
    <div
      className={dirty || saving || held ? 'talk-save-bar' : 'talk-save-bar is-idle'}
      role="region"
      aria-label={t('screens.save.region')}
      ref={bar}
      onFocus={() => setHeld(true)}
      onBlur={({ relatedTarget }) => {
        if (!bar.current?.contains(relatedTarget)) setHeld(false);
      }}
    >
      <p className={dirty ? 'talk-save-bar__state is-dirty' : 'talk-save-bar__state'}>{wordsFor(props)}</p>
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
