import {
  type ConditionKey,
  type DraftConditions,
  type Kind,
  KINDS,
  type ListKey,
} from '@talk-suite/core/visibility';
import { unmetPhrase, type RuleProblem, type Unmet } from '@talk-suite/core/screens';
import * as React from 'react';
import { useId, type ReactNode } from 'react';
import { messageOf, t } from '../../../page/t.ts';
import { Icon } from '../icons.tsx';
import { unmetWords } from '../rules/rule-warnings.tsx';
import type { SiteWords } from '../use-site-words.ts';
import { ChoiceList, type ListedChoice } from './choice-list.tsx';
import { PathValues } from './path-values.tsx';
import { ProblemList } from './problem-list.tsx';
import { TermPicker } from './term-picker.tsx';

interface Props {
  readonly name: ConditionKey;
  readonly when: DraftConditions;
  readonly site: SiteWords;
  /** Address of the front page. */
  readonly home: string;
  /** What of it no page of this site has. */
  readonly unmet: readonly Unmet[];
  readonly problems: readonly RuleProblem[];
  readonly onChange: (when: DraftConditions) => void;
  readonly onRemove: () => void;
}

const UNUSUAL: readonly Kind[] = ['404', 'search', 'other'];

/** The core's order is that of its questions to a page; here what is asked for most comes first. */
const SHOWN_KINDS = [...KINDS.filter((kind) => !UNUSUAL.includes(kind)), ...UNUSUAL];

const choicesFor = (key: ListKey, { choices, words }: SiteWords): readonly ListedChoice[] => {
  switch (key) {
    case 'kind':
      return SHOWN_KINDS.filter((kind) => choices?.kinds?.includes(kind) ?? true).map((kind) => ({
        value: kind,
        label: t(`visibility.kind.${kind}`),
        help: t(`visibility.kind.${kind}.wordpress`),
      }));
    case 'type':
      return choices?.types ?? [];
    case 'role':
      return choices?.roles ?? [];
    case 'locale':
      return (choices?.locales ?? []).map(({ value }) => ({ value, label: words.label('locale', value) }));
    case 'device':
      return (['mobile', 'desktop'] as const).map((device) => ({
        value: device,
        label: t(`screens.rule.device.${device}`),
        help: t(`screens.rule.device.${device}.help`),
      }));
    case 'terms':
      return [];
  }
};

/** The part that takes the values, as it suits the condition. */
const Values = ({
  name,
  when,
  site,
  home,
  onChange,
  describedBy,
  problemList,
  label,
}: Omit<Props, 'problems' | 'onRemove' | 'unmet'> & {
  describedBy: string | undefined;
  problemList: ReactNode;
  label: string;
}) => {
  if (name === 'path')
    return (
      <PathValues
        text={when.path ?? ''}
        label={label}
        home={home}
        describedBy={describedBy}
        problemList={problemList}
        onChange={(path) => onChange({ ...when, path })}
      />
    );
  if (name === 'signedIn')
    return (
      <div className="talk-choices" role="radiogroup" aria-label={label}>
        {[true, false].map((value) => (
          <label className="talk-choices__radio" key={String(value)}>
            <input
              type="radio"
              name="talk-signed-in"
              checked={when.signedIn === value}
              onChange={() => onChange({ ...when, signedIn: value })}
            />
            {t(`screens.rule.signedIn.${value}`)}
          </label>
        ))}
      </div>
    );
  const chosen = when[name] ?? [];
  if (name === 'terms')
    return (
      <TermPicker
        label={label}
        chosen={chosen}
        terms={site.terms}
        onLearn={site.learn}
        onChange={(terms) => onChange({ ...when, terms })}
      />
    );
  return (
    <ChoiceList
      label={label}
      choices={choicesFor(name, site)}
      chosen={chosen}
      describedBy={describedBy}
      onChange={(values) => onChange({ ...when, [name]: values })}
    />
  );
};

/** One condition of a rule. */
export const Condition = ({ problems, unmet, onRemove, ...props }: Props) => {
  const id = useId();
  const label = t(`screens.rule.condition.${props.name}`);
  const problemList = <ProblemList problems={problems} id={id} />;
  return (
    <div className="talk-condition" data-condition={props.name}>
      <div className="talk-condition__head">
        <h2>{label}</h2>
        <button
          type="button"
          className="talk-condition__remove"
          aria-label={t('screens.rule.condition.remove', { condition: label })}
          onClick={onRemove}
        >
          <Icon name="remove" />
        </button>
      </div>
      <Values
        {...props}
        label={label}
        describedBy={problems.length > 0 ? id : undefined}
        problemList={problemList}
      />
      {unmet.map((each) => (
        <p key={each.key} className="talk-rule__warning" role="status">
          {messageOf(unmetPhrase(each, unmetWords(props.site.words)))}
        </p>
      ))}
      {/* With the addresses goes a search for pages, which comes below it. */}
      {props.name !== 'path' && problemList}
    </div>
  );
};
