import { useState } from 'react';
import { t } from '../t.ts';
import { ResetDialog, type ResetDialogProps } from './reset-dialog.tsx';

interface Props extends Omit<ResetDialogProps, 'onClose'> {
  readonly label: string;
}

/** The way back to what a new store has, for a screen or for all of them. It asks first. */
export const ResetButton = ({ label, ...asked }: Props) => {
  const [asking, setAsking] = useState(false);
  return (
    <s-stack direction="inline">
      <s-button tone="critical" onClick={() => setAsking(true)}>
        {label}
      </s-button>
      {asking && <ResetDialog {...asked} onClose={() => setAsking(false)} />}
    </s-stack>
  );
};

/** For one screen, or a tab of one; `title` is its own. */
export const ResetScreen = ({
  title,
  label = t('shopify.reset.screen'),
  ...rest
}: Omit<Props, 'label'> & Partial<Pick<Props, 'label'>>) => (
  <ResetButton {...rest} label={label} title={t('screens.reset.tab.title', { tab: title })} />
);
