import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Conversations } from '../../conversations/conversations.ts';
import { keepWaking } from '../../lists/waking.ts';
import type { Attendance } from '../../live/attendance.ts';
import type { Mailing } from '../../mail/mailing.ts';
import { PostOffice } from '../../mail/post-office.ts';
import type { TalkRedis } from '../../redis.ts';
import { keepErasing } from '../../retention/keep-erasing.ts';
import { Rules } from '../../sites/rules.ts';
import type { Store } from '../../storage/store.ts';
import { continueRoutes } from '../continue-routes.ts';
import type { Gate } from '../gate.ts';
import { continuePage, inboxPage, previewFrame } from './pages.ts';
import { inboxRoutes } from './routes.ts';
import { AddressLimit, type RequestLimits } from '../limits.ts';

export interface InboxParts {
  readonly store: Store;
  readonly conversations: Conversations;
  readonly gate: Gate;
  readonly attendance: Pick<Attendance, 'tell'>;
  readonly redis: TalkRedis | undefined;
  readonly limits: RequestLimits;
  readonly logger: Logger;
  readonly mailing: Mailing;
  /** Whether a mail server that is entered may be on this machine. */
  readonly local: boolean;
  readonly encrypts: boolean;
  readonly now: () => number;
}

/**
 * The inbox, where a mail's link leads, and what goes on by itself: snoozed conversations come back, mails are sent, what is too old goes.
 * @returns what ends it.
 */
export const addInbox = (
  app: Pick<FastifyInstance, 'register'>,
  {
    store,
    conversations,
    gate,
    attendance,
    redis,
    limits,
    logger,
    mailing,
    local,
    encrypts,
    now,
  }: InboxParts,
): (() => void) => {
  app.register(
    inboxRoutes({ store, conversations, gate, attendance, now, redis, mailing, local, encrypts }),
    { prefix: '/v1/inbox' },
  );
  app.register(previewFrame(), { prefix: '/inbox/preview' });
  app.register(inboxPage(gate), { prefix: '/inbox' });
  app.register(continuePage(gate), { prefix: '/continue' });
  const opening = new AddressLimit('continue', redis);
  const rules = new Rules(store, now);
  app.register(continueRoutes({ store, conversations, rules, opening, limits, now }), {
    prefix: '/v1/continue',
  });
  const stopWaking = keepWaking(store.inbox, conversations, now, (error) =>
    logger.error({ err: error }, 'Snoozed conversations could not be opened.'),
  );
  const postOffice = new PostOffice({
    store: store.mail,
    settings: () => mailing.settings(),
    local,
    now,
    fault: (error) => logger.error({ err: error }, 'A mail could not be sent.'),
  });
  postOffice.open();
  const stopErasing = keepErasing(
    store.administration,
    now,
    (count) =>
      logger.info({ conversations: count }, 'Conversations were deleted: their sites keep them no longer.'),
    (error) => logger.error({ err: error }, 'Old conversations could not be deleted.'),
  );
  return () => {
    stopWaking();
    stopErasing();
    postOffice.close();
  };
};
