import type { EventBody } from '@talk-suite/core/contract';
import { t, type TextKey } from '../texts/index.ts';
import { say } from '../parts/toasts.tsx';
import { ApiError, ask, newKey } from './api.ts';
import { problemText } from './problems.ts';
import { addEvent, client } from './queries.ts';
import type { ListRow, ReaderEvent } from './types.ts';

export type Change =
  | { readonly type: 'status'; readonly body: EventBody<'status'> }
  | { readonly type: 'assigned'; readonly body: EventBody<'assigned'> }
  | { readonly type: 'priority'; readonly body: EventBody<'priority'> }
  | { readonly type: 'blocked'; readonly body: EventBody<'blocked'> };

const store = async (id: string, { type, body }: Change): Promise<void> => {
  const { event } = await ask<{ event: ReaderEvent }>('POST', `/agents/conversations/${id}/events`, {
    key: newKey(),
    type,
    body,
  });
  addEvent(id, event);
  void client.invalidateQueries({ queryKey: ['details', id] });
};

/** What brings a conversation back to how a row shows it. */
const reverse = (row: ListRow, { type }: Change): Change => {
  if (type === 'status')
    return {
      type,
      body: {
        status: row.status,
        ...(row.status === 'snoozed' && row.snoozedUntil !== null && { until: row.snoozedUntil }),
      },
    };
  if (type === 'assigned') return { type, body: { agent: row.agent, team: row.team } };
  if (type === 'priority') return { type, body: { priority: row.priority } };
  return { type, body: { blocked: row.person.blocked } };
};

const doneText = (change: Change, nameOf: (id: string) => string): string => {
  const key = ((): TextKey => {
    switch (change.type) {
      case 'status':
        return change.body.status === 'closed'
          ? 'doneClosed'
          : change.body.status === 'open'
            ? 'doneReopened'
            : 'doneSnoozed';
      case 'assigned':
        return change.body.agent === null && change.body.team === null ? 'doneUnassigned' : 'doneAssigned';
      case 'priority':
        return change.body.priority ? 'donePriority' : 'doneNoPriority';
      default:
        return change.body.blocked ? 'doneBlocked' : 'doneUnblocked';
    }
  })();
  const to = change.type === 'assigned' ? (change.body.agent ?? change.body.team ?? '') : '';
  return t(key, { name: nameOf(to) });
};

/** Changes conversations, says so, and offers to take it back. Those that fail are counted. */
export const change = async (
  rows: readonly ListRow[],
  wanted: Change | ((row: ListRow) => Change),
  nameOf: (id: string) => string = (id) => id,
): Promise<void> => {
  const of = (row: ListRow): Change => (typeof wanted === 'function' ? wanted(row) : wanted);
  const results = await Promise.allSettled(rows.map((row) => store(row.id, of(row))));
  const done = rows.filter((_, index) => results[index]!.status === 'fulfilled');
  const failed = results.filter((result) => result.status === 'rejected');
  if (failed.length > 0) {
    const [{ reason }] = failed as [PromiseRejectedResult];
    say(
      rows.length === 1 && reason instanceof ApiError
        ? problemText(reason)
        : t('bulkFailed', { count: failed.length }),
    );
  }
  if (done.length === 0) return;
  say(rows.length === 1 ? doneText(of(done[0]!), nameOf) : t('bulkDone', { count: done.length }), {
    label: t('undo'),
    act: () => {
      void Promise.allSettled(done.map((row) => store(row.id, reverse(row, of(row))))).then((taken) =>
        say(
          taken.every(({ status }) => status === 'fulfilled')
            ? t('undone')
            : t('bulkFailed', { count: taken.filter(({ status }) => status === 'rejected').length }),
        ),
      );
    },
  });
};
