import {
  addressesOfWhere,
  tidyAddressLine,
  WHERE,
  whereOf,
  withWhere,
  writtenRules,
  type Where,
} from '@talk-suite/core/screens';
import { Button, TextControl } from '@wordpress/components';
import * as React from 'react';
import { useId, useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { useScreen } from '../../screen-context.ts';
import { Section } from '../../section.tsx';
import { Icon } from '../icons.tsx';
import { PageSuggestions } from '../page-suggestions.tsx';

interface ListProps {
  readonly where: Exclude<Where, 'everywhere'>;
  readonly addresses: readonly string[];
  readonly home: string;
  readonly onChange: (addresses: readonly string[]) => void;
}

/** The pages of a choice: addresses, added by pasting and taken away one by one. */
const PageList = ({ where, addresses, home, onChange }: ListProps) => {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const form = useRef<HTMLFormElement>(null);
  const suggestions = useId();
  const add = (): void => {
    const tidy = tidyAddressLine(typed, { home });
    if (tidy.kind === 'otherSite') setProblem(t('screens.where.otherSite', { host: tidy.host }));
    else if (tidy.kind === 'spaces') setProblem(t('screens.where.spaces'));
    else setProblem('');
    if (tidy.kind !== 'address') return;
    onChange([...new Set([...addresses, tidy.pattern])]);
    setTyped('');
    setSaid(t('screens.where.added', { address: tidy.pattern }));
  };
  return (
    <div className="talk-where__list">
      <h3>{t(`screens.where.${where}.list`)}</h3>
      {addresses.length === 0 && <p className="talk-help">{t('screens.where.none')}</p>}
      <ul>
        {addresses.map((address) => (
          <li key={address}>
            <code dir="ltr">{address}</code>
            <button
              type="button"
              className="talk-condition__remove"
              aria-label={t('screens.where.remove', { address })}
              onClick={() => {
                onChange(addresses.filter((each) => each !== address));
                setSaid(t('screens.where.removed', { address }));
                form.current?.querySelector('input')?.focus();
              }}
            >
              <Icon name="remove" />
            </button>
          </li>
        ))}
      </ul>
      <form
        className="talk-try__form"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextControl
          __nextHasNoMarginBottom
          __next40pxDefaultSize
          label={t('screens.where.add')}
          help={
            <>
              <span className="talk-help">{t('screens.where.add.help')}</span>
              {problem && <span className="talk-error">{problem}</span>}
            </>
          }
          list={suggestions}
          dir="ltr"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== ''}
          value={typed}
          onChange={setTyped}
        />
        <Button __next40pxDefaultSize type="submit" variant="secondary">
          {t('screens.where.add.button')}
        </Button>
        <PageSuggestions id={suggestions} typed={typed} />
      </form>
      <p className="screen-reader-text" role="status">
        {problem || said}
      </p>
    </div>
  );
};

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
