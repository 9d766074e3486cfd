import type { Author } from '@talk-suite/core/contract';
import { sql, type ExpressionBuilder, type SqlBool, type Expression } from 'kysely';
import type { ConversationDetails, FirstAnswer, ListCounts, ListFilter, ListRow } from '../inbox.ts';
import type { PageMark } from '../log.ts';
import type { Database, Tables } from '../tables.ts';
import { duplicatesOf } from './contact-merges.ts';
import { contextOf } from './page-context.ts';
import { conversationsOf, HEAD, readUpTo } from './read.ts';

/** Characters of a message that a list shows. */
const PREVIEW = 140;

/** What counts as a message in lists: what people and bots said to each other. */
const SAID = ['message', 'autoReply'] as const;

const beginning = (body: string): string => {
  const { text = '' } = JSON.parse(body) as { readonly text?: string };
  return text.slice(0, PREVIEW);
};

/** Lists are of what is not closed, but for those that name another status. */
type Row = ExpressionBuilder<Tables, 'conversation'>;

const inList = (row: Row, { list, member, team }: ListFilter): Expression<SqlBool> => {
  const open = row('conversation.status', '=', 'open');
  switch (list) {
    case 'mine':
      return row.and([open, row('agent', '=', member)]);
    case 'unassigned':
      return row.and([open, row('agent', 'is', null)]);
    case 'assigned':
      return row.and([open, row('agent', 'is not', null)]);
    case 'team':
      return row.and([open, row('team', '=', team ?? '')]);
    case 'mentions':
      return row(
        'conversation.id',
        'in',
        row.selectFrom('mention').select('mention.conversation').where('mention.member', '=', member),
      );
    case 'all':
      return open;
    default:
      return row('conversation.status', '=', list);
  }
};

/** How far a member has read the conversation of a row. */
const readBy = (member: string) =>
  sql<number>`coalesce((select seq from cursor where cursor.conversation = conversation.id and reader_kind = 'agent' and reader = ${member}), 0)`;

const rows = (database: Database, member: string) =>
  database
    .selectFrom('conversation')
    .innerJoin('visitor', 'visitor.id', 'conversation.visitor')
    .leftJoin('contact', 'contact.id', 'visitor.contact')
    .select(HEAD)
    .select([
      'conversation.priority',
      'conversation.snoozed_until',
      'visitor.contact',
      'visitor.blocked_at',
      'visitor.verified',
      'contact.verified_email',
      'contact.email',
      'contact.email_proved',
      'contact.first_name',
      'contact.last_name',
    ])
    .select((row) => [
      row
        .selectFrom('event')
        .select('event.seq')
        .whereRef('event.conversation', '=', 'conversation.id')
        .where('event.type', 'in', SAID)
        .orderBy('event.seq', 'desc')
        .limit(1)
        .as('last_said'),
      row
        .selectFrom('event')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('event.conversation', '=', 'conversation.id')
        .where('event.type', '=', 'message')
        .where('event.author_kind', '=', 'visitor')
        .where('event.seq', '>', readBy(member))
        .as('unread'),
      row
        .selectFrom('mention')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('mention.conversation', '=', 'conversation.id')
        .where('mention.member', '=', member)
        .where('mention.seq', '>', readBy(member))
        .as('mentions'),
    ]);

type Read = Awaited<ReturnType<ReturnType<typeof rows>['execute']>>[number];

interface Said {
  readonly conversation: string;
  readonly seq: number;
  readonly body: string;
  readonly author_kind: Author['kind'];
  readonly at: number;
}

/** The messages that lists show, by their conversation: one question for a whole page. */
const previews = async (
  database: Database,
  read: readonly Pick<Read, 'id' | 'last_said'>[],
): Promise<ReadonlyMap<string, Said>> => {
  const wanted = read.filter(({ last_said }) => last_said !== null);
  if (wanted.length === 0) return new Map();
  const said = await database
    .selectFrom('event')
    .select(['conversation', 'seq', 'body', 'author_kind', 'at'])
    .where((row) =>
      row.or(
        wanted.map(({ id, last_said }) =>
          row.and([row('conversation', '=', id), row('seq', '=', last_said!)]),
        ),
      ),
    )
    .execute();
  return new Map(said.map((each) => [each.conversation, each]));
};

const toRow = (read: Read, said: Said | undefined): ListRow => ({
  id: read.id,
  site: read.site,
  visitor: read.visitor,
  status: read.status,
  agent: read.agent,
  team: read.team,
  lastSeq: read.lastSeq,
  lastVseq: read.lastVseq,
  updatedAt: read.updatedAt,
  person: {
    visitor: read.visitor,
    contact: read.contact,
    email: read.verified_email ?? read.email,
    emailVerified: read.email_proved === 1,
    firstName: read.first_name,
    lastName: read.last_name,
    blocked: read.blocked_at !== null,
    verified: read.verified === 1,
  },
  priority: read.priority === 1,
  snoozedUntil: read.snoozed_until,
  preview: said ? { text: beginning(said.body), by: said.author_kind, at: said.at } : null,
  unread: Number(read.unread),
  mentioned: Number(read.mentions) > 0,
});

const completed = async (database: Database, read: readonly Read[]): Promise<readonly ListRow[]> => {
  const said = await previews(database, read);
  return read.map((each) => toRow(each, said.get(each.id)));
};

export const listed = async (
  database: Database,
  filter: ListFilter,
  limit: number,
  before?: PageMark,
): Promise<readonly ListRow[]> => {
  let query = rows(database, filter.member).where((row) => inList(row as unknown as Row, filter));
  if (filter.site !== undefined) query = query.where('conversation.site', '=', filter.site);
  if (filter.priority) query = query.where('conversation.priority', '=', 1);
  if (before)
    query = query.where((row) =>
      row.or([
        row('conversation.updated_at', '<', before.updatedAt),
        row.and([
          row('conversation.updated_at', '=', before.updatedAt),
          row('conversation.id', '<', before.id),
        ]),
      ]),
    );
  const read = await query
    .orderBy('conversation.updated_at', 'desc')
    .orderBy('conversation.id', 'desc')
    .limit(limit)
    .execute();
  return completed(database, read);
};

export const rowsOf = async (
  database: Database,
  conversations: readonly string[],
  member: string,
): Promise<readonly ListRow[]> =>
  conversations.length === 0
    ? []
    : completed(
        database,
        await rows(database, member).where('conversation.id', 'in', conversations).execute(),
      );

export const counts = async (database: Database, member: string, site?: string): Promise<ListCounts> => {
  let query = database
    .selectFrom('conversation')
    .select(['status', 'agent', 'team', ({ fn }) => fn.countAll<number>().as('count')])
    .where('status', 'in', ['open', 'snoozed']);
  if (site !== undefined) query = query.where('site', '=', site);
  const groups = await query.groupBy(['status', 'agent', 'team']).execute();
  const sum = (fits: (group: (typeof groups)[number]) => boolean): number =>
    groups.filter(fits).reduce((total, { count }) => total + Number(count), 0);
  const open = ({ status }: (typeof groups)[number]): boolean => status === 'open';
  const teams = [...new Set(groups.flatMap(({ team }) => (team === null ? [] : [team])))];
  return {
    mine: sum((group) => open(group) && group.agent === member),
    unassigned: sum((group) => open(group) && group.agent === null),
    assigned: sum((group) => open(group) && group.agent !== null),
    all: sum(open),
    snoozed: sum((group) => !open(group)),
    mentions: await mentionsOf(database, member, site),
    teams: Object.fromEntries(
      teams.map((team) => [team, sum((group) => open(group) && group.team === team)]),
    ),
    unread: await unreadConversations(database, member, site),
  };
};

const mentionsOf = async (database: Database, member: string, site?: string): Promise<number> => {
  let query = database
    .selectFrom('mention')
    .innerJoin('conversation', 'conversation.id', 'mention.conversation')
    .select(({ fn }) => fn.count<number>('conversation.id').distinct().as('count'))
    .where('mention.member', '=', member)
    .where('mention.seq', '>', readBy(member));
  if (site !== undefined) query = query.where('conversation.site', '=', site);
  return Number((await query.executeTakeFirstOrThrow()).count);
};

const unreadConversations = async (database: Database, member: string, site?: string): Promise<number> => {
  let query = database
    .selectFrom('conversation')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('status', '=', 'open')
    .where((row) => row.or([row('agent', 'is', null), row('agent', '=', member)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('event')
          .select('event.seq')
          .whereRef('event.conversation', '=', 'conversation.id')
          .where('event.type', '=', 'message')
          .where('event.author_kind', '=', 'visitor')
          .where('event.seq', '>', readBy(member)),
      ),
    );
  if (site !== undefined) query = query.where('site', '=', site);
  return Number((await query.executeTakeFirstOrThrow()).count);
};

export const details = async (
  database: Database,
  conversation: string,
  member: string,
): Promise<ConversationDetails | null> => {
  const [row] = await rowsOf(database, [conversation], member);
  if (row === undefined) return null;
  const { created_at, zone, language } = await database
    .selectFrom('conversation')
    .select(['created_at', 'zone', 'language'])
    .where('id', '=', conversation)
    .executeTakeFirstOrThrow();
  const others = await conversationsOf(database, row.visitor);
  return {
    row,
    createdAt: created_at,
    zone,
    language,
    duplicates: await duplicatesOf(database, row.person.contact),
    others: others.filter(({ id }) => id !== conversation),
    context: await contextOf(database, conversation),
    readByVisitor: await readUpTo(database, conversation, { kind: 'visitor', id: row.visitor }),
  };
};

/** Answers of the server itself and of bots do not count: what is reported is how fast people are. */
export const firstAnswers = (
  database: Database,
  from: number,
  to: number,
  site?: string,
): Promise<FirstAnswer[]> => {
  let query = database
    .selectFrom('conversation')
    .select('conversation.created_at as startedAt')
    .select((row) =>
      row
        .selectFrom('event')
        .select(({ fn }) => fn.min('event.at').as('at'))
        .whereRef('event.conversation', '=', 'conversation.id')
        .where('event.type', '=', 'message')
        .where('event.author_kind', '=', 'agent')
        .as('answeredAt'),
    )
    .where('conversation.created_at', '>=', from)
    .where('conversation.created_at', '<', to);
  if (site !== undefined) query = query.where('conversation.site', '=', site);
  return query.orderBy('conversation.created_at').execute();
};
