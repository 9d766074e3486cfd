import { useState } from 'react';
import { change, snoozed, SNOOZES } from '../data/actions.ts';
import type { Names } from '../data/names.ts';
import { client, useMe } from '../data/queries.ts';
import type { ListRow } from '../data/types.ts';
import { Confirm } from '../parts/dialog.tsx';
import { Icon } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { Avatar, personName } from '../parts/person-name.tsx';
import { useIsPhone } from '../parts/phone.ts';
import { t } from '../texts/index.ts';

interface HeadProps {
  readonly row: ListRow;
  readonly names: Names;
  readonly looking: readonly string[];
  readonly back: () => void;
  readonly togglePerson: () => void;
  readonly menus: Menus;
  readonly setMenus: (menus: Menus) => void;
}
export interface Menus {
  readonly assign: boolean;
  readonly snooze: boolean;
}

const assignSections = (row: ListRow, names: Names, me: string) => [
  {
    label: t('assignTo'),
    choices: [
      {
        id: 'me',
        label: t('assignMe'),
        checked: row.agent === me,
        act: () =>
          void change([row], { type: 'assigned', body: { agent: me, team: row.team } }, names.nameOf),
      },
      ...names.agents
        .filter(({ id }) => id !== me)
        .map(({ id, name, here, role }) => ({
          id,
          label: name,
          checked: row.agent === id,
          ...(role !== 'bot' && { hint: t(here ? 'here' : 'away') }),
          act: () =>
            void change([row], { type: 'assigned', body: { agent: id, team: row.team } }, names.nameOf),
        })),
      {
        id: 'nobody',
        label: t('nobody'),
        checked: row.agent === null,
        act: () =>
          void change([row], { type: 'assigned', body: { agent: null, team: row.team } }, names.nameOf),
      },
    ],
  },
  {
    label: t('listTeams'),
    choices: names.teams.map(({ id, name }) => ({
      id: `team:${id}`,
      label: name,
      checked: row.team === id,
      act: () => void change([row], { type: 'assigned', body: { agent: row.agent, team: id } }, names.nameOf),
    })),
  },
];

/** Over a thread: who it is with, who looks at it, and what can be done with it. */
export const Head = ({ row, names, looking, back, togglePerson, menus, setMenus }: HeadProps) => {
  const me = useMe().data!;
  const [blocking, setBlocking] = useState(false);
  // Where the list is out of sight, so is its heading.
  const Heading = useIsPhone() ? 'h1' : 'h2';
  const name = personName(row.person);
  const isClosed = row.status === 'closed';
  return (
    <header className="thread-head">
      <button type="button" className="icon-button phone-only" aria-label={t('back')} onClick={back}>
        <Icon name="back" />
      </button>
      <Avatar id={row.visitor} name={name} />
      <Heading className="thread-name">
        <bdi>{name}</bdi>
      </Heading>
      <div className="looking" role="status">
        {looking.map((id) => (
          <span key={id} className="looking-who" title={t('looking', { name: names.nameOf(id) })}>
            <Avatar id={id} name={names.nameOf(id)} small />
            <span className="unseen">{t('looking', { name: names.nameOf(id) })}</span>
          </span>
        ))}
      </div>
      <div className="thread-actions">
        <Menu
          className="button"
          sections={assignSections(row, names, me.id)}
          open={menus.assign}
          onOpen={(assign) => {
            // Who left as their server died has told nobody.
            if (assign) void client.invalidateQueries({ queryKey: ['members'] });
            setMenus({ ...menus, assign });
          }}
        >
          <Icon name="person" />
          <span className="unseen">{t(row.agent === null ? 'assign' : 'assignee')}</span>
          <span className="wide-only" aria-hidden={row.agent === null || undefined}>
            {row.agent === null ? t('assign') : names.nameOf(row.agent)}
          </span>
        </Menu>
        <Menu
          className="button icon-only"
          label={t('snooze')}
          sections={[
            {
              label: t('snooze'),
              choices: SNOOZES.map(({ text, until }) => ({
                id: text,
                label: t(text),
                act: () => void change([row], snoozed(until())),
              })),
            },
          ]}
          open={menus.snooze}
          onOpen={(snooze) => setMenus({ ...menus, snooze })}
        >
          <Icon name="clock" />
        </Menu>
        <button
          type="button"
          className={isClosed ? 'button' : 'button primary'}
          onClick={() =>
            void change([row], { type: 'status', body: { status: isClosed ? 'open' : 'closed' } })
          }
        >
          <Icon name="check" />
          <span>{t(isClosed ? 'reopen' : 'close')}</span>
        </button>
        <Menu
          className="button icon-only"
          label={t('actions')}
          sections={[
            {
              label: t('actions'),
              choices: [
                {
                  id: 'priority',
                  label: t(row.priority ? 'unmarkPriority' : 'markPriority'),
                  hint: 'P',
                  act: () => void change([row], { type: 'priority', body: { priority: !row.priority } }),
                },
                { id: 'person', label: t('showPerson'), hint: 'I', act: togglePerson },
                {
                  id: 'block',
                  label: t(row.person.blocked ? 'unblock' : 'block'),
                  act: () =>
                    row.person.blocked
                      ? void change([row], { type: 'blocked', body: { blocked: false } })
                      : setBlocking(true),
                },
              ],
            },
          ]}
        >
          <Icon name="more" />
        </Menu>
      </div>
      {blocking && (
        <Confirm
          title={t('blockConfirm', { name })}
          text={t('blockConfirmText')}
          action={t('block')}
          act={() => void change([row], { type: 'blocked', body: { blocked: true } })}
          close={() => setBlocking(false)}
        />
      )}
    </header>
  );
};
