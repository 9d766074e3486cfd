import * as React from 'react';
import { pageData } from '../../page/data.ts';
import { t } from '../../page/t.ts';

/** Where a multilingual plugin has the messenger's texts on its own list, too. */
export const StringList = () => {
  const { strings } = pageData();
  return strings ? (
    <span className="talk-help">
      {t('wordpress.strings', { plugin: strings.plugin })}{' '}
      <a href={strings.url}>{t('wordpress.strings.open', { plugin: strings.plugin })}</a>
    </span>
  ) : null;
};
