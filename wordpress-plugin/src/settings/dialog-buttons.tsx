import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../page/t.ts';

interface Props {
  readonly onCancel: () => void;
  readonly action: string;
  readonly onAction: () => void;
  /** Whether there is something to do; else the button says that it is not, and does nothing. */
  readonly canAct?: boolean;
  readonly isDestructive?: boolean;
}

/** Under a dialog: to leave it, and to do what it is for. */
export const DialogButtons = ({
  onCancel,
  action,
  onAction,
  canAct = true,
  isDestructive = false,
}: Props) => (
  <div className="talk-dialog__buttons">
    <Button __next40pxDefaultSize variant="tertiary" onClick={onCancel}>
      {t('screens.rule.cancel')}
    </Button>
    <Button
      __next40pxDefaultSize
      variant="primary"
      isDestructive={isDestructive}
      aria-disabled={!canAct}
      onClick={() => {
        if (canAct) onAction();
      }}
    >
      {action}
    </Button>
  </div>
);
