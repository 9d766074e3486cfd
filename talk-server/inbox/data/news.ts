import { latestFirst } from '../../lists/order.ts';
import type { Presence } from './live.ts';
import { client, threadKey, type ListData, type ListView, type ThreadData } from './queries.ts';
import type { ListRow, Me, MemberRow } from './types.ts';

/** Milliseconds in which news is gathered before lists and counts are asked for again. */
const GATHER = 400;

let gathering: ReturnType<typeof setTimeout> | undefined;

/** Lists and counts whose order or number may have changed: asked for once, however much has changed. */
const askLater = (): void => {
  gathering ??= setTimeout(() => {
    gathering = undefined;
    void client.invalidateQueries({ queryKey: ['counts'] });
    void client.invalidateQueries({ queryKey: ['list'] });
  }, GATHER);
};

const isIn = (row: ListRow, { list, site, priority }: ListView, me: string): boolean => {
  if (site && row.site !== site) return false;
  if (priority && !row.priority) return false;
  const [name, team] = list.split(':');
  // Which a row does not say once it is read: the list is asked for again.
  if (name === 'mentions') return row.mentioned;
  if (name === 'closed' || name === 'snoozed') return row.status === name;
  if (row.status !== 'open') return false;
  if (name === 'mine') return row.agent === me;
  if (name === 'unassigned') return row.agent === null;
  if (name === 'assigned') return row.agent !== null;
  if (name === 'team') return row.team === team;
  return name === 'all';
};

/** The pages of a list with a row where it belongs now: at the top, in its place, or gone. */
const placed = (data: ListData, row: ListRow, belongs: boolean): ListData => {
  const [first, ...rest] = data.pages.map((page) => ({
    ...page,
    conversations: page.conversations.filter(({ id }) => id !== row.id),
  }));
  if (first === undefined) return data;
  if (!belongs) return { ...data, pages: [first, ...rest] };
  const all = [row, ...first.conversations].toSorted(latestFirst);
  return { ...data, pages: [{ ...first, conversations: all }, ...rest] };
};

interface Known {
  readonly at: number;
  readonly mentioned: boolean;
  readonly agent: string | null;
}
const known = new Map<string, Known>();

/** What was last heard of a row, or read of it in a list. */
const knownOf = (id: string): Known | undefined => {
  const heard = known.get(id);
  if (heard) return heard;
  const row = client
    .getQueriesData<ListData>({ queryKey: ['list'] })
    .flatMap(([, data]) => data?.pages ?? [])
    .flatMap(({ conversations }) => conversations)
    .find((each) => each.id === id);
  return row && { at: 0, mentioned: row.mentioned, agent: row.agent };
};

const isBot = (id: string | null): boolean =>
  client
    .getQueryData<{ members: readonly MemberRow[] }>(['members'])
    ?.members.some((member) => member.id === id && member.role === 'bot') ?? false;

/** Whether a bot had a row and people have it now; of one that nobody here knew, that a bot spoke last. */
const isHandedOver = (row: ListRow, before: Known | undefined): boolean =>
  !isBot(row.agent) &&
  (before ? isBot(before.agent) : row.agent === null && row.preview?.by === 'bot' && row.unread > 0);

/** Why a member is told of a row: a visitor wrote what nobody has read, a note names them, or a bot needs people. */
export type Reason = 'message' | 'mention' | 'handOver';

/** Shows a row that came in. @returns why the member is told of it; null where they are not. */
export const showRow = (row: ListRow): Reason | null => {
  const last = knownOf(row.id);
  const me = client.getQueryData<Me>(['me'])?.id ?? '';
  for (const [key, data] of client.getQueriesData<ListData>({ queryKey: ['list'] })) {
    const view = key[1] as ListView;
    if (data && view.list !== 'search' && (view.list !== 'mentions' || row.mentioned))
      client.setQueryData(key, placed(data, row, isIn(row, view, me)));
  }
  const thread = client.getQueryData<ThreadData>(threadKey(row.id));
  if (thread && (thread.events.at(-1)?.seq ?? 0) < row.lastSeq)
    void client.invalidateQueries({ queryKey: threadKey(row.id) });
  if (client.getQueryData(['details', row.id]))
    void client.invalidateQueries({ queryKey: ['details', row.id] });
  if (gathering === undefined) askCounts();
  const before = known.get(row.id) ?? { at: 0, mentioned: false };
  known.set(row.id, { at: row.preview?.at ?? 0, mentioned: row.mentioned, agent: row.agent });
  if (row.mentioned && !before.mentioned) return 'mention';
  const isNew = row.preview?.by === 'visitor' && row.unread > 0 && row.preview.at > before.at;
  const isOurs = row.status === 'open' && (row.agent === null || row.agent === me);
  if (isOurs && isHandedOver(row, last)) return 'handOver';
  return isNew && isOurs ? 'message' : null;
};

let counting: ReturnType<typeof setTimeout> | undefined;
const askCounts = (): void => {
  counting ??= setTimeout(() => {
    counting = undefined;
    void client.invalidateQueries({ queryKey: ['counts'] });
  }, GATHER);
};

/** Shows that a colleague came or went. Of oneself, another device may have said so. */
export const showPresence = ({ who, here }: Presence): void => {
  client.setQueryData<{ members: readonly MemberRow[] }>(
    ['members'],
    (shown) =>
      shown && {
        members: shown.members.map((member) => (member.id === who ? { ...member, here } : member)),
      },
  );
  if (client.getQueryData<Me>(['me'])?.id === who) void client.invalidateQueries({ queryKey: ['me'] });
};

/** Reads anew what is on the screen: after a break, nobody knows what was missed. */
export const readAnew = (): void => {
  askLater();
  void client.invalidateQueries({ queryKey: ['members'] });
  void client.invalidateQueries({ queryKey: ['thread'] });
  void client.invalidateQueries({ queryKey: ['details'] });
};
