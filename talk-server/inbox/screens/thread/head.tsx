import { useState } from 'react';
import { change, type Change } from '../../data/actions.ts';
import type { Names } from '../../data/names.ts';
import { client, useMe } from '../../data/queries.ts';
import type { ListRow } from '../../data/types.ts';
import { Confirm } from '../../parts/dialog.tsx';
import { Icon } from '../../parts/icons.tsx';
import { Menu, type Choice } from '../../parts/menu.tsx';
import { Avatar, personName } from '../../parts/person-name.tsx';
import { useIsPhone } from '../../parts/phone.ts';
import { t } from '../../texts/index.ts';
import { SnoozeMenu } from '../snooze-menu.tsx';

export interface Menus {
  readonly assign: boolean;
  readonly snooze: boolean;
}

interface ActionsProps {
  readonly row: ListRow;
  readonly names: Names;
  readonly togglePerson: () => void;
  readonly menus: Menus;
  readonly setMenus: (menus: Menus) => void;
}

const assignSections = (row: ListRow, names: Names, me: string) => {
  const choice = (id: string, label: string, agent: string | null): Choice => ({
    id,
    label,
    checked: row.agent === agent,
    act: () => void change([row], { type: 'assigned', body: { agent, team: row.team } }, names.nameOf),
  });
  return [
    {
      label: t('assignTo'),
      choices: [
        choice('me', t('assignMe'), me),
        ...names.agents
          .filter(({ id }) => id !== me)
          .map(({ id, name, here, role }) => ({
            ...choice(id, name, id),
            ...(role !== 'bot' && { hint: t(here ? 'here' : 'away') }),
          })),
        choice('nobody', t('nobody'), null),
      ],
    },
    {
      label: t('listTeams'),
      choices: names.teams.map(({ id, name }) => ({
        id: `team:${id}`,
        label: name,
        checked: row.team === id,
        act: () =>
          void change([row], { type: 'assigned', body: { agent: row.agent, team: id } }, names.nameOf),
      })),
    },
  ];
};

const AssignMenu = ({ row, names, menus, setMenus }: Omit<ActionsProps, 'togglePerson'>) => {
  const me = useMe().data!;
  return (
    <Menu
      className="button"
      sections={assignSections(row, names, me.id)}
      open={menus.assign}
      onOpen={(assign) => {
        // An agent whose server died is not reported as away: the list is read again.
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
  );
};

/** What is done less often. Blocking asks first. */
const MoreMenu = ({ row, togglePerson }: Pick<ActionsProps, 'row' | 'togglePerson'>) => {
  const [blocking, setBlocking] = useState(false);
  const act = (wanted: Change): void => void change([row], wanted);
  return (
    <>
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
                act: () => act({ type: 'priority', body: { priority: !row.priority } }),
              },
              { id: 'person', label: t('showPerson'), hint: 'I', act: togglePerson },
              {
                id: 'block',
                label: t(row.person.blocked ? 'unblock' : 'block'),
                act: () =>
                  row.person.blocked ? act({ type: 'blocked', body: { blocked: false } }) : setBlocking(true),
              },
            ],
          },
        ]}
      >
        <Icon name="more" />
      </Menu>
      {blocking && (
        <Confirm
          title={t('blockConfirm', { name: personName(row.person) })}
          text={t('blockConfirmText')}
          action={t('block')}
          act={() => act({ type: 'blocked', body: { blocked: true } })}
          close={() => setBlocking(false)}
        />
      )}
    </>
  );
};

const Actions = ({ row, names, togglePerson, menus, setMenus }: ActionsProps) => {
  const isClosed = row.status === 'closed';
  const act = (wanted: Change): void => void change([row], wanted);
  return (
    <div className="thread-actions">
      <AssignMenu row={row} names={names} menus={menus} setMenus={setMenus} />
      <SnoozeMenu
        className="button icon-only"
        act={act}
        open={menus.snooze}
        onOpen={(snooze) => setMenus({ ...menus, snooze })}
      >
        <Icon name="clock" />
      </SnoozeMenu>
      <button
        type="button"
        className={isClosed ? 'button' : 'button primary'}
        onClick={() => act({ type: 'status', body: { status: isClosed ? 'open' : 'closed' } })}
      >
        <Icon name="check" />
        <span>{t(isClosed ? 'reopen' : 'close')}</span>
      </button>
      <MoreMenu row={row} togglePerson={togglePerson} />
    </div>
  );
};

interface HeadProps extends ActionsProps {
  readonly looking: readonly string[];
  readonly back: () => void;
}

/** Over a thread: who it is with, who looks at it, and what can be done with it. */
export const Head = ({ looking, back, ...actions }: HeadProps) => {
  const { row, names } = actions;
  // Where the list is out of sight, so is its heading.
  const Heading = useIsPhone() ? 'h1' : 'h2';
  const name = personName(row.person);
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
      <Actions {...actions} />
    </header>
  );
};
