import { Button } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../page/t.ts';
import { Outcome, type OutcomeKind } from '../notices/outcome.tsx';
import { useScreen } from '../screen-context.ts';
import type { FrontPage } from './front-page.ts';

/** Loaded by who looks. Where it does not come, neither would the page. */
const look = async (siteUrl: string): Promise<FrontPage> => {
  const { lookAtFrontPage } = await import(/* webpackChunkName: "front-page" */ './front-page.ts');
  return lookAtFrontPage(siteUrl);
};

const KINDS: Readonly<Record<FrontPage, OutcomeKind>> = {
  runs: 'good',
  visibility: 'good',
  waits: 'note',
  late: 'note',
  other: 'note',
  none: 'note',
  alone: 'note',
  closed: 'note',
  slow: 'bad',
  failed: 'bad',
  refused: 'bad',
};

/** Looks at the site's front page and says what of Ortto runs there. */
export const FrontPageCheck = ({ siteUrl }: { readonly siteUrl: string }) => {
  const { firstConnections, onFrontPage } = useScreen();
  const [state, setState] = useState<FrontPage | 'untried' | 'checking'>('untried');
  const alive = useRef(true);
  const busy = useRef(false);

  const check = async (): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    setState('checking');
    const found = await look(siteUrl).catch((): FrontPage => 'slow');
    busy.current = false;
    if (!alive.current) return;
    setState(found);
    onFrontPage(found);
  };

  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);
  useEffect(() => {
    if (firstConnections > 0) void check();
    // oxlint-disable-next-line react/exhaustive-deps -- Only the number starts it.
  }, [firstConnections]);

  const checking = state === 'checking';
  return (
    <div className="talk-check">
      <Button
        __next40pxDefaultSize
        variant="secondary"
        isBusy={checking}
        aria-disabled={checking}
        onClick={() => void check()}
      >
        {t(checking ? 'screens.frontPage.checking' : 'screens.frontPage.button')}
      </Button>
      <div className="talk-check__result" role="status">
        {state !== 'untried' && !checking && (
          <Outcome kind={KINDS[state]}>{t(`screens.frontPage.${state}`)}</Outcome>
        )}
      </div>
    </div>
  );
};
