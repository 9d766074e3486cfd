import { data, type ActionFunctionArgs } from 'react-router';
import { noteFailure, withAsked, type Query } from '../admin.server.ts';
import type { ServerAnswer, ServerRequest } from '../at-server/answer.ts';
import {
  connectServer,
  forgetServer,
  pushChanges,
  pushSettings,
  stateAtServer,
} from '../at-server/at-server.server.ts';

const STEPS = ['look', 'push', 'takeOver', 'forget', 'paste'] as const;

const readRequest = async (request: Request): Promise<ServerRequest | null> => {
  const body = (await request.json().catch(() => null)) as { step?: unknown; code?: unknown } | null;
  const step = STEPS.find((each) => each === body?.step);
  if (step !== 'paste') return step ? { step } : null;
  return typeof body?.code === 'string' ? { step, code: body.code } : null;
};

const done = async (wanted: ServerRequest, shop: string, query: Query): Promise<ServerAnswer> => {
  const at = (state: Awaited<ReturnType<typeof stateAtServer>>, forgotten = false): ServerAnswer => ({
    kind: 'at',
    at: state,
    forgotten,
  });
  switch (wanted.step) {
    case 'look':
      await pushChanges(shop, query);
      return at(await stateAtServer(shop, query));
    case 'push':
    case 'takeOver':
      return at(await pushSettings(shop, query, wanted.step === 'takeOver'));
    case 'forget':
      return at(await forgetServer(shop, query), true);
    case 'paste': {
      const found = await connectServer(shop, query, wanted.code);
      return found && 'text' in found ? { kind: 'wrong', problem: found } : at(found);
    }
  }
};

/** The settings at a Talk server: a `ServerRequest` as JSON, answered with a `ServerAnswer`. A code is never in an answer. */
export const action = ({ request }: ActionFunctionArgs) =>
  withAsked(request, readRequest, async (wanted, { shop, query }) => {
    try {
      return data<ServerAnswer>(await done(wanted, shop, query));
    } catch (error) {
      noteFailure(error);
      return data<ServerAnswer>({ kind: 'failed' }, { status: 502 });
    }
  });

export const loader = (): Response => new Response(null, { status: 405, headers: { Allow: 'POST' } });
