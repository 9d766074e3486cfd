import { memo } from 'react';
import type { EventBody } from '@talk-suite/core/contract';
import { namesOf } from '@talk-suite/core/messenger';
import type { Names } from '../../data/names.ts';
import type { ListRow, ReaderEvent } from '../../data/types.ts';
import { Icon } from '../../parts/icons.tsx';
import { Linked } from '../../parts/linked.tsx';
import { Mentioning } from '../../parts/mentioning.tsx';
import { Avatar, personName } from '../../parts/person-name.tsx';
import { FileLink } from './attachments.tsx';
import { clockTime, dayName, fullTime, t } from '../../texts/index.ts';

/** Milliseconds within which messages of one author belong together. */
const TOGETHER = 5 * 60_000;

export const authorName = ({ author }: ReaderEvent, row: ListRow, names: Names): string => {
  if (author.kind === 'visitor') return personName(row.person);
  if (author.kind === 'system') return t(author.id === 'rules' ? 'aRule' : 'system');
  return author.name ?? names.nameOf(author.id);
};

/** What happened in words, for what is no message. */
const happened = (event: ReaderEvent, row: ListRow, names: Names): string => {
  const name = authorName(event, row, names);
  switch (event.type) {
    case 'status': {
      const { status, until } = event.body as EventBody<'status'>;
      if (status === 'closed') return t('statusClosed', { name });
      if (status === 'open')
        return event.author.kind === 'system' ? t('statusWoke') : t('statusOpen', { name });
      return until === undefined
        ? t('statusSnoozedOpen', { name })
        : t('statusSnoozed', { name, time: fullTime(until) });
    }
    case 'assigned': {
      const { agent, team } = event.body as EventBody<'assigned'>;
      if (agent === null && team === null) return t('assignedNobody', { name });
      if (agent === event.author.id) return t('tookIt', { name });
      const to = [agent && names.nameOf(agent), team && t('team', { name: names.nameOf(team) })];
      return t('assignedTo', { name, to: to.filter(Boolean).join(', ') });
    }
    case 'priority':
      return t((event.body as EventBody<'priority'>).priority ? 'priorityOn' : 'priorityOff', { name });
    case 'blocked':
      return t((event.body as EventBody<'blocked'>).blocked ? 'blockedOn' : 'blockedOff', { name });
    default:
      return event.author.kind === 'system' ? t('merged') : t('mergedBy', { name });
  }
};

const isSaid = ({ type }: ReaderEvent): boolean =>
  type === 'message' || type === 'note' || type === 'autoReply';

const follows = (event: ReaderEvent, before: ReaderEvent | undefined): boolean =>
  before !== undefined &&
  isSaid(before) &&
  before.type === event.type &&
  before.author.id === event.author.id &&
  event.at - before.at < TOGETHER;

interface SaidProps {
  readonly event: ReaderEvent;
  readonly isNext: boolean;
  readonly name: string;
  readonly conversation: string;
  readonly names: Names;
}

/** A message or a note. */
const Said = ({ event, isNext, name, conversation, names }: SaidProps) => {
  const { text, files = [] } = event.body as EventBody<'message'>;
  const side = event.type === 'note' ? 'note' : event.author.kind === 'visitor' ? 'theirs' : 'ours';
  return (
    <article className={`said ${side}${isNext ? ' next' : ''}`}>
      {!isNext && <Avatar id={event.author.id} name={name} small />}
      <div className="bubble">
        {!isNext && (
          <header>
            <bdi className="said-name">{name}</bdi>
            {event.type === 'note' && (
              <span className="said-kind">
                <Icon name="note" /> {t('note')}
              </span>
            )}
            {event.type === 'autoReply' && <span className="said-kind">{t('autoReply')}</span>}
            <time dateTime={new Date(event.at).toISOString()} title={fullTime(event.at)}>
              {clockTime(event.at)}
            </time>
          </header>
        )}
        {text !== namesOf(files) && (
          <p className="said-text" dir="auto">
            {event.type === 'note' ? <Mentioning text={text} names={names} /> : <Linked text={text} />}
          </p>
        )}
        {files.map((file) => (
          <FileLink key={file.id} conversation={conversation} file={file} />
        ))}
      </div>
    </article>
  );
};

interface EventsProps {
  readonly events: readonly ReaderEvent[];
  readonly row: ListRow;
  readonly names: Names;
}

const isNewDay = (at: number, before: number | undefined): boolean =>
  before === undefined || new Date(at).toDateString() !== new Date(before).toDateString();

/** A conversation's events in their order, with the days between them. */
export const Events = memo(({ events, row, names }: EventsProps) =>
  events.map((event, index) => {
    const before = events[index - 1];
    return (
      <div key={event.seq} data-seq={event.seq}>
        {isNewDay(event.at, before?.at) && (
          <div className="day">
            <span>{dayName(event.at)}</span>
          </div>
        )}
        {isSaid(event) ? (
          <Said
            event={event}
            isNext={follows(event, before)}
            name={authorName(event, row, names)}
            conversation={row.id}
            names={names}
          />
        ) : (
          <p className="happened">
            {happened(event, row, names)} · <time>{clockTime(event.at)}</time>
          </p>
        )}
      </div>
    );
  }),
);
