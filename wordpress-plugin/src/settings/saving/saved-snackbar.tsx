import { Snackbar } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useState } from 'react';
import { t } from '../../page/t.ts';

/**
 * Says that it is saved, aloud as well, and goes away by itself.
 * @param outdated something was changed again: then it goes at once.
 */
export const SavedSnackbar = ({ outdated }: { outdated: boolean }) => {
  const [gone, setGone] = useState(false);
  useEffect(() => {
    if (outdated) setGone(true);
  }, [outdated]);
  return gone ? null : (
    <div className="talk-snackbar">
      <Snackbar onRemove={() => setGone(true)}>{t('screens.save.done')}</Snackbar>
    </div>
  );
};
