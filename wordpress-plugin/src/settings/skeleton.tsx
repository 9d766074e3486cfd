import * as React from 'react';
import { pageData } from '../page/data.ts';
import { t } from '../page/t.ts';

/** The screen's shape while the settings are being read, so that nothing jumps when they are there. */
export const Skeleton = () => (
  <div className="talk-screen">
    <header className="talk-header">
      <h1 className="talk-header__title">
        {t(pageData().page === 'network' ? 'wordpress.network.title' : 'wordpress.title')}
      </h1>
    </header>
    <p className="screen-reader-text" role="status">
      {t('screens.loading')}
    </p>
    <div className="talk-section" aria-hidden="true">
      <div className="talk-section__head">
        <span className="talk-bone talk-bone--title" />
      </div>
      <div className="talk-card">
        <span className="talk-bone" />
        <span className="talk-bone talk-bone--box" />
        <span className="talk-bone talk-bone--short" />
      </div>
    </div>
  </div>
);
