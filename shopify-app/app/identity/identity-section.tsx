import { useAppBridge } from '@shopify/app-bridge-react';
import { findingsAt } from '@talk-suite/core/settings';
import { useEffect, useState } from 'react';
import { IDENTITY_SCOPE } from '../../app-data/identity.ts';
import type { Editor } from '../editing/use-editing.ts';
import { mayRead } from '../pages/permission.ts';
import { messageOf, t } from '../t.ts';

/** Where in the app data this is. */
export const IDENTITY = 'identity';

/** Why it is not on, or does nothing. */
type Problem = 'declined' | 'failed' | 'gone';

/** Whether Ortto is told who is signed in. The permission for it is asked for by the one who turns it on. */
export const IdentitySection = ({ editor: { state, edit } }: { readonly editor: Editor }) => {
  const { identity, settings } = state.draft;
  const bridge = useAppBridge();
  const [problem, setProblem] = useState<Problem | null>(null);

  useEffect(() => {
    const look = async (): Promise<void> => {
      const { granted } = await bridge.scopes.query();
      if (!granted.includes(IDENTITY_SCOPE)) setProblem('gone');
    };
    // Where the platform does not answer, there is nothing to say.
    if (state.saved.document.identity) look().catch(() => null);
    // oxlint-disable-next-line react/exhaustive-deps -- Looked up once for each state that was saved.
  }, [state.saved.revision]);

  const turn = async (on: boolean): Promise<void> => {
    let hindered: Problem | null = null;
    if (on)
      try {
        if (!(await mayRead(bridge, IDENTITY_SCOPE))) hindered = 'declined';
      } catch {
        hindered = 'failed';
      }
    setProblem(hindered);
    if (hindered === null) edit(IDENTITY, on);
  };
  const errors = [
    ...findingsAt(state.errors, IDENTITY).map(messageOf),
    ...(problem ? [t(`shopify.identity.${problem}`)] : []),
  ];

  return (
    <s-section heading={t('shopify.identity.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.identity.lead')}</s-paragraph>
        {settings.installation.source === 'own' ? (
          <>
            <s-switch
              name={IDENTITY}
              label={t('shopify.identity.label')}
              details={t('shopify.identity.help')}
              error={errors.join(' ')}
              checked={identity}
              onChange={({ currentTarget }) => {
                const on = currentTarget.checked;
                // It shows what is so: on only once the permission is there.
                currentTarget.checked = identity;
                void turn(on);
              }}
            />
            <s-paragraph color="subdued">{t('shopify.identity.untried')}</s-paragraph>
          </>
        ) : (
          <s-paragraph>{t('shopify.identity.other')}</s-paragraph>
        )}
      </s-stack>
    </s-section>
  );
};
