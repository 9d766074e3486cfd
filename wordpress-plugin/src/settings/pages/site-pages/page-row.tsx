import { DEVICES, isChosenInList } from '@talk-suite/core/screens';
import type { CompiledVisibility, Decision, Rule } from '@talk-suite/core/visibility';
import * as React from 'react';
import { t } from '../../../page/t.ts';
import type { ListedPage } from '../../api/visibility.ts';
import { Because } from '../because.tsx';
import { DecisionBadge } from '../decision-badge.tsx';
import { decideForGuests, shortAddress } from '../decisions.ts';
import type { SiteWords } from '../use-site-words.ts';

export interface ListedWith {
  readonly compiled: CompiledVisibility;
  /** By id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly site: SiteWords;
  readonly onShow: (id: string) => void;
}

interface Props extends ListedWith {
  readonly page: ListedPage;
  readonly selected: boolean;
  readonly onSelect: (selected: boolean) => void;
  readonly onSwitch: (talk: 'show' | 'hide') => void;
}

const Switch = ({ page, talk, onSwitch }: Pick<Props, 'page' | 'onSwitch'> & { talk: 'show' | 'hide' }) => (
  <label className="talk-switch">
    <input
      type="checkbox"
      role="switch"
      checked={talk === 'show'}
      aria-label={t('screens.sitePages.switch', { page: page.title })}
      onChange={({ currentTarget }) => onSwitch(currentTarget.checked ? 'show' : 'hide')}
    />
    <span />
  </label>
);

const State = ({ page, compiled, rules, site, onShow, onSwitch }: Omit<Props, 'selected' | 'onSelect'>) => {
  const decisions = decideForGuests(compiled, page.context);
  const { desktop, mobile, same } = decisions;
  const because = (decision: Decision) => (
    <span className="talk-help">
      <Because because={decision.because} rules={rules} words={site.words} onShow={onShow} />
    </span>
  );
  if (same)
    return (
      <div className="talk-site-pages__state">
        {isChosenInList(desktop.because) && isChosenInList(mobile.because) && (
          <Switch page={page} talk={desktop.talk} onSwitch={onSwitch} />
        )}
        <DecisionBadge talk={desktop.talk} />
        {desktop.because.by !== 'default' && because(desktop)}
      </div>
    );
  return (
    <>
      {DEVICES.map((device) => (
        <div key={device}>
          <DecisionBadge talk={decisions[device].talk} /> {t(`visibility.sentence.where.device.${device}`)}
          {because(decisions[device])}
        </div>
      ))}
    </>
  );
};

/** One page of the site: whether Talk shows there, why, and the switch where it is a matter of the list. */
export const PageRow = ({ selected, onSelect, ...props }: Props) => {
  const { page } = props;
  return (
    <tr>
      <td>
        <input
          type="checkbox"
          aria-label={t('screens.sitePages.select', { page: page.title })}
          checked={selected}
          onChange={({ currentTarget }) => onSelect(currentTarget.checked)}
        />
      </td>
      <th scope="row">
        {page.edit ? <a href={page.edit}>{page.title}</a> : page.title}
        <span className="talk-help">
          {page.typeLabel} <code dir="ltr">{shortAddress(page.context)}</code>
        </span>
      </th>
      <td>
        <State {...props} />
      </td>
    </tr>
  );
};
