// Twin in PHP: server/class-settings-push.php
import type { PushBody } from './push.ts';
import type { PushOutcome } from './push-outcome.ts';

/** What a host has to store at the server, and its name: the same content has the same revision. */
export type OwnSettings = Pick<PushBody, 'revision' | 'messenger' | 'host'>;

export interface PushInput {
  readonly owner: PushBody['owner'];
  /** The revision that the server acknowledged last; null where it never did. */
  readonly known: string | null;
  /** Take the settings over from another host. */
  readonly takeOver: boolean;
  /** What the host has at this moment, past every cache. */
  readonly current: () => Promise<OwnSettings>;
  readonly send: (body: PushBody) => Promise<PushOutcome>;
}

export interface PushResult {
  readonly outcome: PushOutcome;
  /** What the server acknowledged last. */
  readonly known: string | null;
}

/** So many pushes in a row; somebody saves all the time, or two copies of one host push against each other. */
export const PUSHES_AT_ONCE = 5;

/**
 * Pushes until the server has what the host has: what was saved meanwhile goes along. The host keeps the settings, so
 * where the server is at another revision of this host's (an answer was lost, a copy was restored), the host's replace it.
 */
export const pushUntilStored = async ({
  owner,
  takeOver,
  current,
  send,
  ...begun
}: PushInput): Promise<PushResult> => {
  let { known } = begun;
  let own = await current();
  let outcome: PushOutcome = { kind: 'stored' };
  for (let push = 0; push < PUSHES_AT_ONCE; push++) {
    outcome = await send({ owner, basedOn: known, ...own, ...(takeOver && push === 0 && { takeOver }) });
    if (outcome.kind === 'stale') known = outcome.revision;
    else if (outcome.kind === 'stored') known = own.revision;
    else break;
    own = await current();
    if (own.revision === known) return { outcome: { kind: 'stored' }, known };
  }
  // Each of them arrived, and something else was saved by then.
  return { outcome: outcome.kind === 'stored' ? { kind: 'stale', revision: own.revision } : outcome, known };
};
