import { change } from '../../data/actions.ts';
import type { Names } from '../../data/names.ts';
import { useMe } from '../../data/queries.ts';
import type { ListRow } from '../../data/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { Menu } from '../../parts/menu.tsx';
import { t } from '../../texts/index.ts';
import { SnoozeMenu } from '../snooze-menu.tsx';

interface BulkProps {
  readonly rows: readonly ListRow[];
  readonly names: Names;
  readonly clear: () => void;
}

/** What can be done with several conversations at once. Each of it can be taken back. */
export const BulkBar = ({ rows, names, clear }: BulkProps) => {
  const me = useMe().data!;
  const act = (wanted: Parameters<typeof change>[1]): void => {
    clear();
    void change(rows, wanted, names.nameOf);
  };
  const hasPriority = rows.every(({ priority }) => priority);
  const everybody = [me, ...names.agents.filter(({ id }) => id !== me.id)];
  return (
    <div className="bulk" role="toolbar" aria-label={t('selected', { count: rows.length })}>
      <span role="status">{t('selected', { count: rows.length })}</span>
      <Menu
        className="button small"
        label={t('assign')}
        sections={[
          {
            label: t('assignTo'),
            choices: [
              ...everybody.map(({ id, name }) => ({
                id,
                label: name,
                act: () => act({ type: 'assigned', body: { agent: id, team: null } }),
              })),
              {
                id: 'nobody',
                label: t('nobody'),
                act: () => act({ type: 'assigned', body: { agent: null, team: null } }),
              },
            ],
          },
          {
            label: t('teams'),
            choices: names.teams.map(({ id, name }) => ({
              id,
              label: name,
              act: () => act({ type: 'assigned', body: { agent: null, team: id } }),
            })),
          },
        ]}
      >
        {t('assign')}
      </Menu>
      <SnoozeMenu className="button small" act={act}>
        {t('snooze')}
      </SnoozeMenu>
      {rows.some(({ status }) => status !== 'closed') && (
        <button
          type="button"
          className="button small"
          onClick={() => act({ type: 'status', body: { status: 'closed' } })}
        >
          {t('close')}
        </button>
      )}
      {rows.some(({ status }) => status !== 'open') && (
        <button
          type="button"
          className="button small"
          onClick={() => act({ type: 'status', body: { status: 'open' } })}
        >
          {t('reopen')}
        </button>
      )}
      <button
        type="button"
        className="button small"
        onClick={() => act({ type: 'priority', body: { priority: !hasPriority } })}
      >
        {t(hasPriority ? 'unmarkPriority' : 'markPriority')}
      </button>
      <button type="button" className="icon-button" aria-label={t('clearSelection')} onClick={clear}>
        <Icon name="close" />
      </button>
    </div>
  );
};
