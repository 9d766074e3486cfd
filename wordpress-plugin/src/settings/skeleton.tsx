import * as React from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';
import { SectionSkeleton } from './skeleton-parts.tsx';

/** The screen's shape while the settings are being read, so that nothing jumps when they are there. */
export const Skeleton = () => (
  <div className="talk-screen">
    <div className="talk-header">
      <h1 className="talk-header__title">
        {t(pageData().page === 'network' ? 'wordpress.network.title' : 'wordpress.title')}
      </h1>
    </div>
    <p className="screen-reader-text" role="status">
      {t('screens.loading')}
    </p>
    <SectionSkeleton />
  </div>
);
