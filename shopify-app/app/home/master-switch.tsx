import { useAppBridge } from '@shopify/app-bridge-react';
import { useState } from 'react';
import { useSave } from '../editing/use-save.ts';
import type { Envelope } from '../envelope.ts';
import { messageOf, t } from '../t.ts';

/** Switches all of Talk on and off, where its status is. It acts at once. */
export const MasterSwitch = ({ envelope: { digest, appData } }: { readonly envelope: Envelope }) => {
  const bridge = useAppBridge();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const save = useSave((answer) => {
    setBusy(false);
    if (answer.kind === 'saved') bridge.toast.show(t('screens.save.done'));
    setProblem(
      answer.kind === 'failed'
        ? t(`screens.failure.${answer.failure.kind}`)
        : answer.kind === 'invalid'
          ? answer.errors.map(messageOf).join(' ')
          : answer.kind === 'stale'
            ? t('shopify.home.stale')
            : '',
    );
  });
  const { settings } = appData;
  return (
    <s-switch
      label={t('settings.enabled.label')}
      {...(problem !== '' && { error: problem })}
      disabled={busy}
      checked={settings.enabled}
      onChange={({ currentTarget }) => {
        setBusy(true);
        save(digest, { ...appData, settings: { ...settings, enabled: currentTarget.checked } });
      }}
    />
  );
};
