import { useInfiniteQuery } from '@tanstack/react-query';
import { ask } from '../data/api.ts';
import { useNames } from '../data/names.ts';
import type { AuditEntry } from '../data/types.ts';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { en } from '../texts/en/index.ts';
import { fullTime, t, type TextKey } from '../texts/index.ts';

/** Entries of one page of the server's. */
const PAGE = 50;

const textOf = (action: string): string => {
  const key = `audit${action[0]!.toUpperCase()}${action.slice(1)}`;
  return key in en ? t(key as TextKey) : action;
};

/** Who did what, the latest first. */
export const Audit = () => {
  const names = useNames();
  const audit = useInfiniteQuery({
    queryKey: ['audit'],
    queryFn: ({ pageParam }) =>
      ask<{ entries: readonly AuditEntry[] }>('GET', `/inbox/audit${pageParam && `?before=${pageParam}`}`),
    initialPageParam: '',
    getNextPageParam: ({ entries }) => (entries.length === PAGE ? entries.at(-1)!.id : null),
    staleTime: 0,
  });
  const entries = audit.data?.pages.flatMap((page) => page.entries) ?? [];
  return (
    <>
      {audit.isPending && <Loading />}
      {audit.error && <Failed error={audit.error} again={() => void audit.refetch()} />}
      {audit.data && entries.length === 0 && <Empty icon="clock" title={t('noAudit')} next="" />}
      <ul className="rows card">
        {entries.map(({ id, at, member, action, subject, address }) => (
          <li key={id}>
            <span className="rows-main">
              <span>
                {member !== null && <strong>{names.nameOf(member)} </strong>}
                {textOf(action)}
                {subject && (
                  <>
                    : <bdi>{subject}</bdi>
                  </>
                )}
              </span>
              <span className="hint">
                {fullTime(at)} · {address}
              </span>
            </span>
          </li>
        ))}
      </ul>
      {audit.hasNextPage && (
        <button type="button" className="button" onClick={() => void audit.fetchNextPage()}>
          {t('auditMore')}
        </button>
      )}
    </>
  );
};
