import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { Outcome } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';

/** Looks at the site's front page and says what of Ortto runs there. */
export const FrontPageCheck = () => {
  const { seen, checking, check } = useScreen().frontPage;
  return (
    <div className="talk-check">
      <Button
        __next40pxDefaultSize
        variant="secondary"
        isBusy={checking}
        aria-disabled={checking}
        onClick={check}
      >
        {t(checking ? 'screens.frontPage.checking' : 'screens.frontPage.button')}
      </Button>
      <div className="talk-check__result" role="status">
        {seen !== null && !checking && (
          <Outcome kind={seen.kind}>{t(`screens.frontPage.${seen.found}`)}</Outcome>
        )}
      </div>
    </div>
  );
};
