import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import type { Installation } from '../api/status.ts';
import { Outcome } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';

/** Another installation of Ortto's tracking code, and the choice to leave the code to it. */
const OtherInstallation = ({ installations }: { readonly installations: readonly Installation[] }) => {
  const { screen } = useScreen();
  const { source } = screen.document.settings.installation;
  return (
    <div className="talk-other" role="status">
      <Outcome kind="note">
        <strong>{t(source === 'own' ? 'screens.other.found' : 'screens.other.left')}</strong>
        {installations.length > 0 && (
          <ul className="talk-findings">
            {installations.map(({ by, name, detail }) => (
              <li key={by + name}>
                {name}
                {detail && <span className="talk-help">{detail}</span>}
              </li>
            ))}
          </ul>
        )}
        {source === 'own' && (
          <>
            <p>{t('screens.other.meaning')}</p>
            <Button
              __next40pxDefaultSize
              variant="secondary"
              onClick={() => screen.dispatch({ type: 'edit', path: 'installation.source', value: 'other' })}
            >
              {t('screens.other.leave')}
            </Button>
          </>
        )}
      </Outcome>
    </div>
  );
};

export default OtherInstallation;
