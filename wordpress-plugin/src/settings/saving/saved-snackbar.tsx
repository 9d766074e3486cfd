import { Snackbar } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../page/t.ts';

/** How long it stays, in milliseconds. */
const STAY = 8000;

/**
 * Says that it is saved, aloud as well, and goes away by itself.
 * @param outdated something was changed again: then it goes at once.
 */
export const SavedSnackbar = ({ outdated }: { outdated: boolean }) => {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (outdated) setGone(true);
    const timer = setTimeout(() => setGone(true), STAY);
    return () => clearTimeout(timer);
  }, [outdated]);
  const close = (): void => setGone(true);
  return gone ? null : (
    <div className="talk-snackbar">
      {/* With a button of its own: the component is otherwise a button that hides its words from assistive technology. */}
      <Snackbar explicitDismiss onDismiss={close} onRemove={close}>
        {t('screens.save.done')}
      </Snackbar>
    </div>
  );
};
