import { useEffect, useState } from 'react';
import type { ConversationDetails, ListRow } from '../../data/types.ts';
import type { Names } from '../../data/names.ts';
import { useSites } from '../../data/queries.ts';
import { Icon } from '../../parts/icons.tsx';
import { Avatar, personName } from '../../parts/person-name.tsx';
import { addressOf, follow } from '../../router.ts';
import { fullTime, languageName, shortTime, t, timeIn, type TextKey } from '../../texts/index.ts';
import { Duplicates } from './duplicates.tsx';
import { Fact } from './fact.tsx';
import { PageFacts } from './page-facts.tsx';

const STATUS: Readonly<Record<ListRow['status'], TextKey>> = {
  open: 'statusNameOpen',
  snoozed: 'statusNameSnoozed',
  closed: 'statusNameClosed',
};

/** What time it is where the person is, as their browser says, and how far that is from here. */
const LocalTime = ({ zone }: { readonly zone: string | null }) => {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 15_000);
    return () => clearInterval(timer);
  }, []);
  const time = zone === null ? null : timeIn(zone, now);
  if (zone === null || time === null) return null;
  return (
    <Fact label={t('localTime')}>
      {time} <span className="muted break">{zone.replaceAll('_', ' ')}</span>
    </Fact>
  );
};

/** Whether a host has proved something of a person; else it is what somebody typed. */
const Proof = ({ isProved, hint }: { readonly isProved: boolean; readonly hint: TextKey | null }) => (
  <span className={isProved ? 'tag verified' : 'tag'} title={hint === null ? undefined : t(hint)}>
    {t(isProved ? 'verified' : 'notVerified')}
  </span>
);

interface PersonProps {
  readonly details: ConversationDetails;
  readonly names: Names;
  readonly hide: () => void;
}

/** Who writes, as far as that is known, and what else they wrote. */
export const PersonPanel = ({ details, names, hide }: PersonProps) => {
  const { row, others, createdAt } = details;
  const { person } = row;
  const name = personName(person);
  const site = useSites().data?.sites.find(({ id }) => id === row.site);
  return (
    <aside className="person" aria-label={t('person')}>
      <header className="person-head">
        <Avatar id={row.visitor} name={name} />
        <h2>
          <bdi>{name}</bdi>{' '}
          <Proof
            isProved={person.verified}
            hint={person.verified ? 'personVerifiedHint' : 'personNotVerifiedHint'}
          />
        </h2>
        <button type="button" className="icon-button" aria-label={t('hidePerson')} onClick={hide}>
          <Icon name="close" />
        </button>
      </header>
      <dl>
        <Fact label={t('email')}>
          {person.email === null ? (
            <span className="muted">{t('noEmail')}</span>
          ) : (
            <>
              <bdi className="break">{person.email}</bdi>
              <Proof isProved={person.emailVerified} hint={person.emailVerified ? null : 'notVerifiedHint'} />
            </>
          )}
        </Fact>
        {site && <Fact label={t('site')}>{site.name}</Fact>}
        <Fact label={t('status')}>{t(STATUS[row.status])}</Fact>
        <Fact label={t('assignee')}>
          {row.agent === null && row.team === null
            ? t('nobody')
            : [row.agent && names.nameOf(row.agent), row.team && t('team', { name: names.nameOf(row.team) })]
                .filter(Boolean)
                .join(', ')}
        </Fact>
        <LocalTime zone={details.zone} />
        {details.language && <Fact label={t('language')}>{languageName(details.language)}</Fact>}
        <Fact label={t('startedAt')}>{fullTime(createdAt)}</Fact>
      </dl>
      <Duplicates details={details} />
      <PageFacts context={details.context} />
      <h3>{t('otherConversations')}</h3>
      {others.length === 0 ? (
        <p className="muted">{t('noOthers')}</p>
      ) : (
        <ul className="others">
          {others.map((other) => (
            <li key={other.id}>
              <a href={addressOf(`all/${other.id}`)} onClick={follow}>
                <span>{t(STATUS[other.status])}</span>
                <time>{shortTime(other.updatedAt)}</time>
              </a>
            </li>
          ))}
        </ul>
      )}
    </aside>
  );
};
