import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';

interface Props {
  readonly dirty: boolean;
  /** Whether something was ever saved here. */
  readonly begun: boolean;
  readonly saving: boolean;
  readonly onSave: () => void;
  readonly onDiscard: () => void;
}

/** The one place to save. It stays in sight, and its buttons keep the focus when there is nothing to do. */
export const SaveBar = ({ dirty, begun, saving, onSave, onDiscard }: Props) => (
  <div className="talk-save-bar" role="region" aria-label={t('screens.save.region')}>
    <p className={dirty ? 'talk-save-bar__state is-dirty' : 'talk-save-bar__state'}>
      {t(
        saving
          ? 'screens.save.saving'
          : dirty
            ? 'screens.save.unsaved'
            : begun
              ? 'screens.save.clean'
              : 'screens.save.nothing',
      )}
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
