import {
  data,
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
  type ClientLoaderFunctionArgs,
  type LoaderFunctionArgs,
} from 'react-router';
import {
  domainsOf,
  READ_DOMAINS,
  type DomainsAnswer as StoredDomains,
} from '../../server/storefront/domains.ts';
import { lookAt } from '../../server/storefront/snapshot.ts';
import { FetchRefused } from '../../server/storefront/refused.ts';
import { inTurn } from '../../server/storefront/turns.ts';
import { noteFailure, requireToken, withAdmin, withAsked, type Query } from '../admin.server.ts';
import { markFor } from '../mark.server.ts';
import { config } from '../shopify.server.ts';
import { loadStore } from '../store.server.ts';
import type { DomainsAnswer, SnapshotAnswer, SnapshotRequest } from '../storefront/answer.ts';
import { t } from '../t.ts';

const answer = (body: DomainsAnswer | SnapshotAnswer) =>
  data(body, { status: body.kind === 'failed' ? 502 : 200 });

const failed = (error: unknown) => {
  noteFailure(error);
  return answer({ kind: 'failed' });
};

const readDomains = async (query: Query): Promise<readonly string[]> =>
  domainsOf(await query<StoredDomains>(READ_DOMAINS));

const readRequest = async (request: Request): Promise<SnapshotRequest | null> => {
  const body = (await request.json().catch(() => null)) as Partial<
    Record<keyof SnapshotRequest, unknown>
  > | null;
  const { address, times } = body ?? {};
  return typeof address === 'string' && (times === 1 || times === 2) ? { address, times } : null;
};

const scriptUrlOf = (loaded: Awaited<ReturnType<typeof loadStore>>): string | null =>
  loaded.kind === 'loaded' ? (loaded.envelope.appData.settings.connection?.scriptUrl ?? null) : null;

/** The store's own domains: a `DomainsAnswer`. */
export const loader = async ({ request }: LoaderFunctionArgs) => {
  requireToken(request);
  return withAdmin(request, async ({ query }) => {
    try {
      return answer({ kind: 'domains', domains: await readDomains(query) });
    } catch (error) {
      return failed(error);
    }
  });
};

/** Looks at a page of the store: a `SnapshotRequest` as JSON, answered with a `SnapshotAnswer`. */
export const action = ({ request }: ActionFunctionArgs) =>
  withAsked(request, readRequest, async (wanted, { shop, query }) => {
    try {
      const snapshots = await inTurn(shop, async () => {
        const [domains, loaded] = await Promise.all([
          readDomains(query),
          loadStore(query, markFor(shop, config.apiSecret)),
        ]);
        return lookAt(wanted.address, domains, { times: wanted.times, scriptUrl: scriptUrlOf(loaded) });
      });
      return answer({ kind: 'taken', snapshots });
    } catch (error) {
      if (!(error instanceof FetchRefused)) return failed(error);
      return answer({ kind: 'refused', message: t(`security.error.${error.reason}`, error.values) });
    }
  });

/** No answer is one that failed: an error would take the screen away, and with it what was edited. */
const orFailed = <Answer>(asked: Promise<Answer>): Promise<Answer | { readonly kind: 'failed' }> =>
  asked.catch(() => ({ kind: 'failed' }) as const);

export const clientLoader = ({ serverLoader }: ClientLoaderFunctionArgs): Promise<DomainsAnswer> =>
  orFailed(serverLoader<DomainsAnswer>());

export const clientAction = ({ serverAction }: ClientActionFunctionArgs): Promise<SnapshotAnswer> =>
  orFailed(serverAction<SnapshotAnswer>());

/** A save changes nothing of it: it is asked for again when somebody wants to know. */
export const shouldRevalidate = (): boolean => false;
