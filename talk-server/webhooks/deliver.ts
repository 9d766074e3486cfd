import type { Hub } from '../live/hub.ts';
import type { Delivery, Webhooks } from '../storage/webhooks.ts';
import { NotDelivered, post } from './post.ts';
import { signedHeaders } from './sign.ts';

/** Milliseconds before each further try; after the last one a delivery is given up, and kept for the operator. */
export const RETRIES: readonly number[] = [5, 30, 120, 600, 1800, 7200, 21_600, 43_200].map(
  (seconds) => seconds * 1000,
);

/** Milliseconds for which a delivery is this process's: longer than a receiver may take. */
const CLAIM = 60_000;

/** Deliveries at once. */
const BATCH = 10;

/** Milliseconds between two looks for what is due. */
const LOOK = 5000;

export interface DeliveryParts {
  readonly webhooks: Webhooks;
  readonly hub: Hub;
  /** Whether loopback is allowed: not where visitors come from elsewhere. */
  readonly local: boolean;
  readonly now: () => number;
  readonly retries?: readonly number[];
  onOutcome?(outcome: 'delivered' | 'failed' | 'dead'): void;
  fault(error: unknown): void;
}

const bodyOf = ({ id, site, event }: Delivery): string => {
  const { conversation, seq, type, author, body, at } = event;
  return JSON.stringify({ id, site, conversation, event: { seq, type, author, body, at } });
};

/**
 * Delivers events to webhooks until it is stopped. What is to be delivered is stored with the event, so nothing is forgotten;
 * after a crash something may be delivered twice, under the same id.
 * @returns what ends it.
 */
export const keepDelivering = (parts: DeliveryParts): (() => Promise<void>) => {
  const { webhooks, hub, local, now, retries = RETRIES } = parts;
  let ended = false;
  let timer: NodeJS.Timeout | undefined;
  let working: Promise<void> | undefined;
  let again = false;
  /** Where there is no webhook, a message costs no look. */
  let any = true;

  const deliver = async (delivery: Delivery): Promise<void> => {
    const body = bodyOf(delivery);
    const headers = signedHeaders(delivery.id, Math.floor(now() / 1000), body, delivery.secrets);
    try {
      await post(delivery.url, headers, body, local);
      await webhooks.delivered(delivery.id);
      parts.onOutcome?.('delivered');
    } catch (error) {
      if (!(error instanceof NotDelivered)) throw error;
      const wait = retries[delivery.attempts];
      // A part of the time is chance, so that a receiver that comes back is not met by all at once.
      const nextAt = wait === undefined ? null : now() + wait * (0.75 + Math.random() / 2);
      await webhooks.failed(delivery.id, error.message, nextAt && Math.round(nextAt), now());
      parts.onOutcome?.(nextAt === null ? 'dead' : 'failed');
    }
  };

  const look = async (): Promise<void> => {
    any = (await webhooks.webhooks()).length > 0;
    let more = any;
    while (more) {
      const due = await webhooks.claimDeliveries(now(), now() + CLAIM, BATCH);
      await Promise.all(due.map((delivery) => deliver(delivery).catch(parts.fault)));
      more = due.length === BATCH && !ended;
    }
  };

  const wake = (): void => {
    if (ended) return;
    if (working) {
      again = true;
      return;
    }
    clearTimeout(timer);
    again = false;
    working = look()
      .catch(parts.fault)
      .finally(() => {
        working = undefined;
        if (again) return wake();
        if (ended) return;
        timer = setTimeout(wake, LOOK);
        timer.unref();
      });
  };

  const onHint = (): void => {
    if (any) wake();
  };
  hub.outgoing.on('hint', onHint);
  wake();
  return async () => {
    ended = true;
    clearTimeout(timer);
    hub.outgoing.off('hint', onHint);
    await working;
  };
};
