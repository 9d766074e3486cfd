import { documentValue, isUnmet, unusedIn } from '@talk-suite/core/screens';
import defaults from '@talk-suite/core/data/settings.defaults.json';
import type { Settings } from '@talk-suite/core/settings';
import * as React from 'react';
import { t } from '../../page/t.ts';
import { description, labelOf } from '../fields/description.ts';
import { factsOf } from '../pages/site-facts.ts';
import { useSiteWords } from '../pages/use-site-words.ts';
import { ruleName } from '../pages/words.ts';
import { useScreen } from '../screen-context.ts';
import { changeLines } from './values.ts';

const initial = defaults as unknown as Settings;

/** What of the imported settings does nothing on this site: it may come from another host. */
const WithoutEffect = () => {
  const { settings } = useScreen().screen.document;
  const { rules } = settings.visibility;
  const { choices, words } = useSiteWords(rules);
  const fields = unusedIn(description, 'wordpress', settings, initial);
  const facts = factsOf(choices);
  const unmet = rules.filter((rule) => rule.enabled && isUnmet(rule, facts));
  return (
    <>
      {fields.length > 0 && (
        <p>
          {t('screens.imported.unused', {
            host: t('screens.host.wordpress'),
            fields: fields.map(labelOf).join(', '),
          })}
        </p>
      )}
      {unmet.length > 0 && (
        <p>{t('screens.imported.unmet', { rules: unmet.map((rule) => ruleName(rule, words)).join(', ') })}</p>
      )}
    </>
  );
};

/** What saving imported settings would change, and what of them does nothing here. */
const ImportChanges = () => {
  const { state, document, changes } = useScreen().screen;
  const saved = state.saved.document;
  return (
    <>
      <ul className="talk-findings">
        {changes
          .flatMap((path) => changeLines(path, documentValue(saved, path), documentValue(document, path)))
          .map((line) => (
            <li key={line.setting + line.from + line.to}>{t('screens.imported.change', { ...line })}</li>
          ))}
      </ul>
      <WithoutEffect />
    </>
  );
};

export default ImportChanges;
