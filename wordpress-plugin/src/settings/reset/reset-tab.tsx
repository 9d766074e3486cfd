import type { SectionDescription } from '@talk-suite/core/settings';
import { Button } from '@wordpress/components';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { useReset } from './use-reset.tsx';

/** The way back to what a new site has, for one tab. */
export const ResetTab = ({ section }: { readonly section: SectionDescription }) => {
  const { ask, dialog } = useReset([section], t('screens.reset.tab.title', { tab: t(section.title) }));
  return (
    <div className="talk-reset-tab">
      <Button variant="tertiary" onClick={ask}>
        {t('screens.reset.tab')}
      </Button>
      {dialog}
    </div>
  );
};
