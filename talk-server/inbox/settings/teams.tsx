import { useState } from 'react';
import { ApiError, ask } from '../data/api.ts';
import { useNames } from '../data/names.ts';
import { useTeams } from '../data/queries.ts';
import type { Team } from '../data/types.ts';
import { NameField, TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { Icon } from '../parts/icons.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { locale, t } from '../texts/index.ts';
import { saving } from './saving.ts';

interface HoursRow {
  readonly days: readonly number[];
  readonly from: string;
  readonly to: string;
}
interface Hours {
  readonly zone: string;
  readonly rows: readonly HoursRow[];
  readonly closed: readonly never[];
}

const putTeam = ({ id, name, hours, members }: Team): Promise<unknown> =>
  ask('PUT', `/inbox/teams/${id}`, { name, hours, members });

/** Monday is 1: a Monday, and the days after it. */
const DAYS = Array.from({ length: 7 }, (_, day) => ({
  number: day + 1,
  name: new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day),
  ),
}));

const OFFICE: HoursRow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

const Row = ({
  row,
  set,
  remove,
}: {
  readonly row: HoursRow;
  readonly set: (row: HoursRow) => void;
  readonly remove: () => void;
}) => (
  <fieldset className="hours-row">
    <legend className="unseen">{t('hours')}</legend>
    <div className="days" role="group" aria-label={t('days')}>
      {DAYS.map(({ number, name }) => (
        <label key={number}>
          <input
            type="checkbox"
            checked={row.days.includes(number)}
            onChange={(event) =>
              set({
                ...row,
                days: event.target.checked
                  ? [...row.days, number].toSorted((a, b) => a - b)
                  : row.days.filter((day) => day !== number),
              })
            }
          />
          <span>{name}</span>
        </label>
      ))}
    </div>
    <label>
      {t('from')}{' '}
      <input type="time" value={row.from} onChange={(event) => set({ ...row, from: event.target.value })} />
    </label>
    <label>
      {t('to')}{' '}
      <input type="time" value={row.to} onChange={(event) => set({ ...row, to: event.target.value })} />
    </label>
    <button type="button" className="icon-button" aria-label={t('remove')} onClick={remove}>
      <Icon name="close" />
    </button>
  </fieldset>
);

const HoursField = ({
  hours,
  set,
  problem,
}: {
  readonly hours: Hours | null;
  readonly set: (hours: Hours | null) => void;
  readonly problem: string | undefined;
}) => (
  <fieldset className="hours">
    <legend>{t('hours')}</legend>
    <label>
      <input type="radio" name="hours" checked={hours === null} onChange={() => set(null)} />{' '}
      {t('hoursAlways')}
    </label>
    <label>
      <input
        type="radio"
        name="hours"
        checked={hours !== null}
        onChange={() =>
          set({ zone: Intl.DateTimeFormat().resolvedOptions().timeZone, rows: [OFFICE], closed: [] })
        }
      />{' '}
      {t('hoursSet')}
    </label>
    {hours && (
      <>
        <TextField
          label={t('zone')}
          value={hours.zone}
          onChange={(zone) => set({ ...hours, zone })}
          list="zones"
          error={problem}
        />
        <datalist id="zones">
          {Intl.supportedValuesOf('timeZone').map((zone) => (
            <option key={zone} value={zone} />
          ))}
        </datalist>
        {hours.rows.map((row, index) => (
          <Row
            // Rows have no names; their places are what they are.
            key={index}
            row={row}
            set={(next) =>
              set({ ...hours, rows: hours.rows.map((each, at) => (at === index ? next : each)) })
            }
            remove={() => set({ ...hours, rows: hours.rows.filter((_, at) => at !== index) })}
          />
        ))}
        <button
          type="button"
          className="button small"
          onClick={() => set({ ...hours, rows: [...hours.rows, OFFICE] })}
        >
          {t('addHours')}
        </button>
      </>
    )}
  </fieldset>
);

const Edit = ({ team, close }: { readonly team: Team; readonly close: () => void }) => {
  const { agents } = useNames();
  const [name, setName] = useState(team.name);
  const [members, setMembers] = useState(team.members);
  const [hours, setHours] = useState(team.hours as Hours | null);
  const [problem, setProblem] = useState<string>();
  const [tried, setTried] = useState(false);
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (name.trim() === '') return false;
    return saving(
      () => ask('PUT', `/inbox/teams/${team.id}`, { name: name.trim(), hours, members }),
      ['teams'],
      t('saved'),
      (error) => {
        if (!(error instanceof ApiError) || error.field !== 'hours') return undefined;
        setProblem(t('zoneWrong'));
        return t('zoneWrong');
      },
    );
  };
  return (
    <FormDialog title={t(team.name === '' ? 'addTeam' : 'edit')} close={close} save={save} wide>
      <NameField label={t('teamName')} value={name} onChange={setName} autoFocus tried={tried} />
      <fieldset>
        <legend>{t('teamMembers')}</legend>
        {agents.map(({ id, name: agent }) => (
          <label key={id} className="check">
            <input
              type="checkbox"
              checked={members.includes(id)}
              onChange={(event) =>
                setMembers(event.target.checked ? [...members, id] : members.filter((each) => each !== id))
              }
            />{' '}
            {agent}
          </label>
        ))}
      </fieldset>
      <HoursField hours={hours} set={setHours} problem={problem} />
    </FormDialog>
  );
};

export const Teams = () => {
  const teams = useTeams();
  const names = useNames();
  const [edited, setEdited] = useState<Team | null>(null);
  return (
    <>
      {teams.isPending && <Loading lines={3} />}
      {teams.error && <Failed error={teams.error} again={() => void teams.refetch()} />}
      {teams.data?.teams.length === 0 && <Empty icon="people" title={t('noTeams')} next={t('noTeamsNext')} />}
      <ul className="rows">
        {teams.data?.teams.map((team) => (
          <li key={team.id}>
            <span className="rows-main">
              {team.name}
              <span className="hint">{team.members.map(names.nameOf).join(', ')}</span>
            </span>
            <RowButton action="edit" name={team.name} act={() => setEdited(team)} />
            <RowButton
              action="remove"
              name={team.name}
              act={() =>
                void saving(
                  () => ask('DELETE', `/inbox/teams/${team.id}`),
                  ['teams'],
                  t('removed'),
                  undefined,
                  () => putTeam(team),
                )
              }
            />
          </li>
        ))}
      </ul>
      <button
        type="button"
        className="button primary"
        onClick={() => setEdited({ id: crypto.randomUUID(), name: '', hours: null, members: [] })}
      >
        {t('addTeam')}
      </button>
      {edited && <Edit team={edited} close={() => setEdited(null)} />}
    </>
  );
};
