import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { useNames, type Names } from '../data/names.ts';
import { client, useAsked, useSites } from '../data/queries.ts';
import type { AssignmentRule, Site } from '../data/types.ts';
import { Icon } from '../parts/icons.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { languageName, t } from '../texts/index.ts';
import { EditRule } from './assignment-rule.tsx';
import { saving } from './saving.ts';

type Rules = readonly AssignmentRule[];

const KEY = 'assignment-rules';

/** Why rules were not taken, where there is more to say than that they were not. */
const refusal = (error: unknown): string | undefined => {
  if (!(error instanceof ApiError)) return undefined;
  if (error.problem === 'stale') {
    void client.invalidateQueries({ queryKey: [KEY] });
    return t('ruleStale');
  }
  return error.reason === 'unknown' ? t('ruleUnknown') : undefined;
};

const put = (rules: Rules, known: Rules): Promise<unknown> =>
  ask('PUT', '/inbox/assignment-rules', { rules, known });

const save = (rules: Rules, known: Rules): Promise<boolean> =>
  saving(
    () => put(rules, known),
    [KEY],
    t('saved'),
    refusal,
    () => put(known, rules),
  );

/** A rule in a line: what it looks at, and where it sends. */
const summary = (rule: AssignmentRule, names: Names, sites: readonly Site[]): string => {
  const when = [
    rule.site === null ? '' : (sites.find(({ id }) => id === rule.site)?.name ?? t('somebody')),
    rule.pages.join(', '),
    rule.languages.map(languageName).join(', '),
    rule.inHours ? t('ruleSummaryHours') : '',
  ].filter(Boolean);
  const to = names.nameOf(rule.agent ?? rule.team);
  return t(rule.leastBusy ? 'ruleSummaryLeastBusy' : 'ruleSummaryTo', {
    when: when.join(' · ') || t('ruleSummaryAny'),
    name: to,
  });
};

const moved = (rules: Rules, from: number, by: number): Rules => {
  const next = [...rules];
  next.splice(from + by, 0, ...next.splice(from, 1));
  return next;
};

const newRule = (): AssignmentRule => ({
  id: crypto.randomUUID(),
  name: '',
  site: null,
  pages: [],
  languages: [],
  inHours: false,
  team: null,
  agent: null,
  leastBusy: false,
});

/** Who gets which new conversations: rules in the order in which they are looked at. */
export const Assignment = () => {
  const asked = useAsked<{ rules: Rules }>([KEY], '/inbox/assignment-rules');
  const names = useNames();
  const sites = useSites().data?.sites ?? [];
  const [edited, setEdited] = useState<AssignmentRule | null>(null);
  const rules = asked.data?.rules ?? [];
  const isNew = !rules.some(({ id }) => id === edited?.id);
  return (
    <>
      <p className="muted">{t('assignmentIntro')}</p>
      {asked.isPending && <Loading lines={3} />}
      {asked.error && <Failed error={asked.error} again={() => void asked.refetch()} />}
      {asked.data && rules.length === 0 && (
        <Empty icon="unassigned" title={t('noRules')} next={t('noRulesNext')} />
      )}
      <ol className="rows numbered">
        {rules.map((rule, at) => (
          <li key={rule.id}>
            <span className="rows-main">
              <bdi>{rule.name}</bdi>
              <span className="hint">{summary(rule, names, sites)}</span>
            </span>
            {(
              [
                ['up', 'ruleUp', -1, at === 0],
                ['down', 'ruleDown', 1, at === rules.length - 1],
              ] as const
            ).map(([icon, text, by, isAtEnd]) => (
              <button
                key={icon}
                type="button"
                className="icon-button"
                aria-label={t(text, { name: rule.name })}
                aria-disabled={isAtEnd}
                onClick={() => !isAtEnd && void save(moved(rules, at, by), rules)}
              >
                <Icon name={icon} />
              </button>
            ))}
            <RowButton action="edit" name={rule.name} act={() => setEdited(rule)} />
            <RowButton
              action="remove"
              name={rule.name}
              act={() =>
                void save(
                  rules.filter(({ id }) => id !== rule.id),
                  rules,
                )
              }
            />
          </li>
        ))}
      </ol>
      <button type="button" className="button primary" onClick={() => setEdited(newRule())}>
        {t('addRule')}
      </button>
      {edited && (
        <EditRule
          rule={edited}
          isNew={isNew}
          names={names}
          sites={sites}
          save={(rule) =>
            save(isNew ? [...rules, rule] : rules.map((each) => (each.id === rule.id ? rule : each)), rules)
          }
          close={() => setEdited(null)}
        />
      )}
    </>
  );
};
