import { ask } from '../data/api.ts';
import { useIdle } from '../data/idle.ts';
import type { Names } from '../data/names.ts';
import { client, useCounts, useMe, useSites } from '../data/queries.ts';
import type { ListCounts } from '../data/types.ts';
import { Icon, type IconName } from '../parts/icons.tsx';
import { Menu } from '../parts/menu.tsx';
import { Avatar } from '../parts/person-name.tsx';
import { say } from '../parts/toasts.tsx';
import { problemText } from '../data/problems.ts';
import { addressOf, follow, go } from '../router.ts';
import { t, type TextKey } from '../texts/index.ts';

export const MAIN_LISTS = [
  ['mine', 'listMine', 'person'],
  ['mentions', 'listMentions', 'mention'],
  ['unassigned', 'listUnassigned', 'unassigned'],
  ['assigned', 'listAssigned', 'people'],
  ['all', 'listAll', 'all'],
  ['snoozed', 'listSnoozed', 'clock'],
  ['closed', 'listClosed', 'check'],
] as const satisfies readonly (readonly [string, TextKey, IconName])[];

const countOf = (counts: ListCounts | undefined, list: string): number | undefined => {
  if (counts === undefined || list === 'closed') return undefined;
  const [name, team] = list.split(':') as [keyof ListCounts, string | undefined];
  return team === undefined ? (counts[name] as number) : (counts.teams[team] ?? 0);
};

interface EntryProps {
  readonly list: string;
  readonly label: string;
  readonly icon: IconName;
  readonly current: string;
  readonly site: string;
  readonly count: number | undefined;
}

const Entry = ({ list, label, icon, current, site, count }: EntryProps) => (
  <li>
    <a
      className="nav-entry"
      href={addressOf(list, { site })}
      aria-current={list === current ? 'page' : undefined}
      onClick={follow}
    >
      <Icon name={icon} />
      <span className="nav-label">{label}</span>
      {count !== undefined && count > 0 && <span className="nav-count">{count}</span>}
    </a>
  </li>
);

/** Sets whether a member is there; kept on the server, so that all devices and colleagues see it. */
const setAway = async (away: boolean): Promise<void> => {
  try {
    await ask('PUT', '/inbox/me', { away });
    await client.invalidateQueries({ queryKey: ['me'] });
    await client.invalidateQueries({ queryKey: ['members'] });
  } catch (error) {
    say(problemText(error));
  }
};

const MemberMenu = ({ shortcuts }: { readonly shortcuts: () => void }) => {
  const me = useMe().data!;
  const away = me.awayAt !== null;
  const idle = useIdle();
  return (
    <Menu
      className="nav-me"
      sections={[
        {
          label: me.name,
          choices: [
            { id: 'away', label: t(away ? 'comeBack' : 'goAway'), act: () => void setAway(!away) },
            { id: 'settings', label: t('settings'), act: () => go(addressOf('settings/account')) },
            { id: 'keys', label: t('shortcuts'), hint: '?', act: shortcuts },
            {
              id: 'out',
              label: t('signOut'),
              act: () =>
                void ask('POST', '/inbox/sign-out')
                  .then(() => location.reload())
                  .catch((error: unknown) => say(problemText(error))),
            },
          ],
        },
      ]}
    >
      <Avatar id={me.id} name={me.name} small />
      <span className="nav-label">{me.name}</span>
      <span className={away || idle ? 'presence away' : 'presence'} title={idle ? t('idleHint') : undefined}>
        {t(away || idle ? 'away' : 'here')}
      </span>
    </Menu>
  );
};

interface NavProps {
  readonly current: string;
  readonly site: string;
  readonly names: Names;
  readonly shortcuts: () => void;
}

/** Where to go: the lists with how many are in them, the teams, and everything else. */
export const Nav = ({ current, site, names, shortcuts }: NavProps) => {
  const counts = useCounts(site).data;
  const sites = useSites().data?.sites ?? [];
  const entry = { current, site };
  return (
    <nav className="nav" aria-label={t('lists')}>
      <div className="nav-head">
        <span className="brand small">
          <Icon name="inbox" />
        </span>
        <span className="nav-title">{t('inbox')}</span>
      </div>
      {sites.length > 1 && (
        <select
          className="nav-site"
          aria-label={t('site')}
          value={site}
          onChange={(event) => go(addressOf(current, { site: event.target.value }))}
        >
          <option value="">{t('allSites')}</option>
          {sites.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      )}
      <div className="nav-scroll">
        <ul>
          <Entry {...entry} list="search" label={t('listSearch')} icon="search" count={undefined} />
          {MAIN_LISTS.map(([list, text, icon]) => (
            <Entry
              key={list}
              {...entry}
              list={list}
              label={t(text)}
              icon={icon}
              count={countOf(counts, list)}
            />
          ))}
        </ul>
        {names.teams.length > 0 && (
          <>
            <h2 className="nav-heading">{t('listTeams')}</h2>
            <ul>
              {names.teams.map(({ id, name }) => (
                <Entry
                  key={id}
                  {...entry}
                  list={`team:${id}`}
                  label={name}
                  icon="people"
                  count={countOf(counts, `team:${id}`)}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <ul className="nav-foot">
        <Entry {...entry} list="report" label={t('report')} icon="chart" count={undefined} />
        <Entry {...entry} list="settings/account" label={t('settings')} icon="settings" count={undefined} />
      </ul>
      <MemberMenu shortcuts={shortcuts} />
    </nav>
  );
};
