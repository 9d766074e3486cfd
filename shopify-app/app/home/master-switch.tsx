import { useAppBridge } from '@shopify/app-bridge-react';
import { useEffect, useRef, useState } from 'react';
import { useRevalidator } from 'react-router';
import { useSave } from '../editing/use-save.ts';
import type { Envelope } from '../envelope.ts';
import { messageOf, t } from '../t.ts';

/** Switches all of Talk on and off, where its status is. It acts at once. */
export const MasterSwitch = ({ envelope: { digest, appData } }: { readonly envelope: Envelope }) => {
  const bridge = useAppBridge();
  const [problem, setProblem] = useState('');
  const [busy, setBusy] = useState(false);
  const field = useRef<HTMLElementTagNameMap['s-switch']>(null);
  const { revalidate } = useRevalidator();
  const { settings } = appData;
  // After a save that was refused it would still show what was wanted.
  useEffect(() => {
    if (!busy && field.current) field.current.checked = settings.enabled;
  }, [busy, settings.enabled]);
  const save = useSave((answer) => {
    setBusy(false);
    // A save that is refused is followed by no reading of its own.
    if (answer.kind === 'stale') void revalidate();
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
  return (
    <s-switch
      ref={field}
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
