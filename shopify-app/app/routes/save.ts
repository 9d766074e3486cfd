import {
  data,
  isRouteErrorResponse,
  type ActionFunctionArgs,
  type ClientActionFunctionArgs,
} from 'react-router';
import { noteFailure, withAsked } from '../admin.server.ts';
import { pushChanges } from '../at-server/at-server.server.ts';
import type { SaveAnswer, SaveRequest } from '../envelope.ts';
import { identities } from '../identity/identities.server.ts';
import { markFor } from '../mark.server.ts';
import { config } from '../shopify.server.ts';
import { saveStore } from '../store.server.ts';

const STATUS = { saved: 200, stale: 409, invalid: 400, failed: 502 } as const satisfies Record<
  SaveAnswer['kind'],
  number
>;

const answer = (body: SaveAnswer) => data(body, { status: STATUS[body.kind] });

const requestFrom = async (request: Request): Promise<SaveRequest | null> => {
  let body: unknown;
  try {
    body = await request.json();
  } catch {
    return null;
  }
  if (typeof body !== 'object' || body === null || !('digest' in body) || !('appData' in body)) return null;
  const { digest, appData } = body;
  return digest === null || typeof digest === 'string' ? { digest, appData } : null;
};

/** Saves the app data: `{ digest, appData }` as JSON, answered with a `SaveAnswer`. */
export const action = ({ request }: ActionFunctionArgs) =>
  withAsked(request, requestFrom, async (wanted, { shop, query }) => {
    try {
      const saved = await saveStore(query, wanted, config.allowedHosts, markFor(shop, config.apiSecret));
      if (saved.kind === 'saved') {
        identities.forget(shop);
        // Not waited for: a server that does not answer holds up no save.
        void pushChanges(shop, query);
      }
      return answer(saved);
    } catch (error) {
      noteFailure(error);
      return answer({ kind: 'failed', failure: { kind: 'server', detail: '' } });
    }
  });

export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });

const SIGNED_OUT = new Set([401, 403]);

/** The server's answer, or why there is none: an error would take the screen away, and with it what was edited. */
export const clientAction = async ({ serverAction }: ClientActionFunctionArgs): Promise<SaveAnswer> => {
  try {
    return await serverAction<SaveAnswer>();
  } catch (error) {
    if (error instanceof TypeError) return { kind: 'failed', failure: { kind: 'offline', detail: '' } };
    const status = isRouteErrorResponse(error) ? error.status : 0;
    return {
      kind: 'failed',
      failure: { kind: SIGNED_OUT.has(status) ? 'signedOut' : 'server', detail: '' },
    };
  }
};
