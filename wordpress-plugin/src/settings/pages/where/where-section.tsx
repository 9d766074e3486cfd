import {
  addressesOfWhere,
  WHERE,
  whereOf,
  withWhere,
  writtenRules,
  type Where,
} from '@talk-suite/core/screens';
import * as React from 'react';
import { useId, useState } from 'react';
import { t } from '../../../page/t.ts';
import { useScreen } from '../../screen-context.ts';
import { Section } from '../../section.tsx';
import { PageList } from './page-list.tsx';

interface Props {
  readonly home: string;
}

/** Where Talk shows, in the three choices that owners think in. They write the default and a rule. */
export const WhereSection = ({ home }: Props) => {
  const { state, dispatch } = useScreen().screen;
  const { visibility } = state.draft.settings;
  const id = useId();
  // "Except" without a page yet is not to be seen in the settings: it is everywhere.
  const [wanted, setWanted] = useState<Where | null>(null);
  const stored = whereOf(visibility);
  const where = wanted === 'except' && stored === 'everywhere' ? 'except' : stored;
  const store = (next: Where, addresses?: readonly string[]): void => {
    const { default: fallback, rules } = withWhere(visibility, next, addresses);
    dispatch({ type: 'edit', path: 'visibility.default', value: fallback });
    dispatch({ type: 'edit', path: 'visibility.rules', value: rules });
  };
  const written = writtenRules(visibility.rules).filter(({ enabled }) => enabled).length;
  return (
    <Section help="decides" id="where" title={t('screens.where.label')} lead={t('screens.section.pages')}>
      <fieldset className="talk-field talk-radio talk-where" data-field="visibility.default">
        <legend className="screen-reader-text">{t('screens.where.label')}</legend>
        <div className="talk-radio__choices">
          {WHERE.map((each) => (
            <div className="talk-radio__choice" key={each}>
              <input
                type="radio"
                id={`${id}-${each}`}
                name={id}
                checked={where === each}
                aria-describedby={`${id}-${each}-help`}
                onChange={() => {
                  setWanted(each);
                  store(each);
                }}
              />
              <div>
                <label htmlFor={`${id}-${each}`}>{t(`screens.where.${each}`)}</label>
                <p className="talk-help" id={`${id}-${each}-help`}>
                  {t(`screens.where.${each}.help`)}
                </p>
              </div>
            </div>
          ))}
        </div>
      </fieldset>
      {where !== 'everywhere' && (
        <PageList
          key={where}
          where={where}
          addresses={addressesOfWhere(visibility, where)}
          home={home}
          onChange={(addresses) => store(where, addresses)}
        />
      )}
      {written > 0 && (
        <p className="talk-help talk-card__note">{t('screens.where.rules', { count: String(written) })}</p>
      )}
    </Section>
  );
};
