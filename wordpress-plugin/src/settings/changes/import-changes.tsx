import { documentValue } from '@talk-suite/core/screens';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { labelOf } from '../fields/description.ts';
import { useScreen } from '../screen-context.ts';
import { valueInWords } from './values.ts';

/** What saving imported settings would change. */
const ImportChanges = () => {
  const { state, document, changes } = useScreen().screen;
  const saved = state.saved.document;
  return (
    <ul className="talk-findings">
      {changes.map((path) => {
        const [before, after] = [documentValue(saved, path), documentValue(document, path)];
        return (
          <li key={path}>
            {t('screens.imported.change', {
              setting: labelOf(path),
              from: valueInWords(path, before, after),
              to: valueInWords(path, after, before),
            })}
          </li>
        );
      })}
    </ul>
  );
};

export default ImportChanges;
