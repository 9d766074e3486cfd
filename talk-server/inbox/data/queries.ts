import {
  QueryClient,
  useInfiniteQuery,
  useQuery,
  type InfiniteData,
  type UseQueryResult,
} from '@tanstack/react-query';
import type { EventsAnswer } from '@talk-suite/core/contract';
import { ApiError, ask } from './api.ts';
import { live } from './live.ts';
import type {
  ConversationDetails,
  ListCounts,
  ListRow,
  Me,
  MemberRow,
  ReaderEvent,
  SavedReply,
  Site,
  Team,
} from './types.ts';

/** News comes over the socket, so nothing is asked for again by the clock. */
export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      refetchOnReconnect: false,
      networkMode: 'always',
      retry: (count, error) => error instanceof ApiError && error.problem === 'unavailable' && count < 2,
    },
    mutations: { networkMode: 'always' },
  },
});

/** Which list is shown, as its address has it. */
export interface ListView {
  /** `mine`, `team:<id>`, …, `search`. */
  readonly list: string;
  readonly site: string;
  readonly priority: boolean;
  readonly q: string;
}

export interface ListPage {
  readonly conversations: readonly ListRow[];
  readonly more: boolean;
}
type Mark = { readonly time: number; readonly id: string } | null;
export type ListData = InfiniteData<ListPage, Mark>;

const listAddress = ({ list, site, priority, q }: ListView, before: Mark): string => {
  if (list === 'search') return `/inbox/search?${new URLSearchParams({ q }).toString()}`;
  const [name, team] = list.split(':') as [string, string | undefined];
  const query = new URLSearchParams({
    list: name,
    ...(team !== undefined && { team }),
    ...(site && { site }),
    ...(priority && { priority: 'true' }),
    ...(before && { beforeTime: String(before.time), beforeId: before.id }),
  });
  return `/inbox/conversations?${query.toString()}`;
};

/** Reads what the socket brings news of. */
const readHeard = async <Body>(path: string): Promise<Body> => {
  await live.listening();
  return ask<Body>('GET', path);
};

export const useList = (view: ListView) =>
  useInfiniteQuery({
    queryKey: ['list', view],
    queryFn: ({ pageParam }) => readHeard<ListPage>(listAddress(view, pageParam)),
    initialPageParam: null as Mark,
    getNextPageParam: ({ conversations, more }): Mark => {
      const last = conversations.at(-1);
      return more && last ? { time: last.updatedAt, id: last.id } : null;
    },
    enabled: view.list !== 'search' || view.q !== '',
  });

/** The lines of a list that are here. */
export const rowsInView = (view: ListView): readonly ListRow[] =>
  client.getQueryData<ListData>(['list', view])?.pages.flatMap(({ conversations }) => conversations) ?? [];

export const useAsked = <Body>(key: readonly unknown[], path: string, enabled = true): UseQueryResult<Body> =>
  useQuery({ queryKey: key, queryFn: () => ask<Body>('GET', path), enabled });

const useHeard = <Body>(key: readonly unknown[], path: string, enabled = true): UseQueryResult<Body> =>
  useQuery({ queryKey: key, queryFn: () => readHeard<Body>(path), enabled });

export const useMe = () => useAsked<Me>(['me'], '/inbox/me');
export const useCounts = (site: string) =>
  useHeard<ListCounts>(['counts', site], `/inbox/counts${site && `?site=${encodeURIComponent(site)}`}`);
export const useDetails = (id: string) =>
  useHeard<ConversationDetails>(['details', id], `/inbox/conversations/${id}`, id !== '');
export const useSites = () => useAsked<{ sites: readonly Site[] }>(['sites'], '/agents/sites');
export const useMembers = () => useHeard<{ members: readonly MemberRow[] }>(['members'], '/inbox/members');
export const useTeams = () => useAsked<{ teams: readonly Team[] }>(['teams'], '/inbox/teams');
export const useReplies = () => useAsked<{ replies: readonly SavedReply[] }>(['replies'], '/inbox/replies');

export interface ThreadData {
  readonly log: string;
  readonly events: readonly ReaderEvent[];
}

/** Reads on from what is there; of another log nothing is kept. */
const readThread = async (id: string, have: ThreadData | undefined): Promise<ThreadData> => {
  let events = have?.events ?? [];
  let log = have?.log;
  for (;;) {
    const after = events.at(-1)?.seq ?? 0;
    const page = await readHeard<EventsAnswer>(`/agents/conversations/${id}/events?after=${after}`);
    if (log !== undefined && page.log !== log) {
      events = [];
      log = page.log;
      continue;
    }
    log = page.log;
    events = [...events, ...page.events.filter(({ seq }) => seq > after)];
    if (!page.more) return { log, events };
  }
};

export const threadKey = (id: string): readonly unknown[] => ['thread', id];
export const useThread = (id: string) =>
  useQuery({
    queryKey: threadKey(id),
    queryFn: () => readThread(id, client.getQueryData<ThreadData>(threadKey(id))),
  });

/** Puts an event that was just stored into its thread, if it is the next. */
export const addEvent = (id: string, event: ReaderEvent): void => {
  const thread = client.getQueryData<ThreadData>(threadKey(id));
  if (thread && event.seq === (thread.events.at(-1)?.seq ?? 0) + 1)
    client.setQueryData(threadKey(id), { ...thread, events: [...thread.events, event] });
  else void client.invalidateQueries({ queryKey: threadKey(id) });
};
