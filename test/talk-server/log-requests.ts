// Stores under test, and what is asked of them.
import { createHash, randomBytes } from 'node:crypto';
import { expect } from '@jest/globals';
import type { EventBody, EventType } from '../../core/contract/index.ts';
import type { AppendEvent, LogRefusal, StartConversation } from '../../talk-server/storage/log.ts';
import type { Store } from '../../talk-server/storage/store.ts';

/** An empty, open store, and what a test needs of the place where it is kept. */
export interface StoreUnderTest {
  readonly store: Store;
  /** The same store, opened by another process. */
  another(): Promise<Store>;
  /** How many rows there are of visitors, contacts, conversations and events. */
  rows(): Promise<Record<'visitor' | 'contact' | 'conversation' | 'event', number>>;
  /** How many rows there are of every table that there is. */
  allRows(): Promise<Readonly<Record<string, number>>>;
  /** What is known of people. */
  contacts(): Promise<
    readonly {
      readonly id: string;
      readonly email: string | null;
      readonly first_name: string | null;
      readonly external_id: string | null;
      readonly verified_email: string | null;
      readonly merged_into: string | null;
    }[]
  >;
  block(visitor: string): Promise<void>;
  stop(): Promise<void>;
}

export const random = (): string => randomBytes(16).toString('base64url');
export const secretHash = (secret = random()): string => createHash('sha256').update(secret).digest('hex');

export const startRequest = (more: Partial<StartConversation> = {}): StartConversation => ({
  site: 'lamps',
  visitorSecretHash: secretHash(),
  key: random(),
  details: { email: 'mia@example.com' },
  message: { text: 'Do you ship to Norway?' },
  at: Date.now(),
  ...more,
});

export const event = <T extends EventType>(
  conversation: string,
  type: T,
  body: EventBody<T>,
  more: Partial<AppendEvent<T>> = {},
): AppendEvent<T> => ({
  conversation,
  author: { kind: 'agent', id: 'tom' },
  key: random(),
  type,
  body,
  at: Date.now(),
  ...more,
});
export const message = (conversation: string, text: string, more: Partial<AppendEvent<'message'>> = {}) =>
  event(conversation, 'message', { text }, more);

export const refused = (problem: LogRefusal['problem']) => expect.objectContaining({ problem });
export const textsOf = (events: readonly { body: object }[]): string[] =>
  events.map(({ body }) => (body as { text: string }).text);

/** A store with the sites "lamps" and "chairs". */
export const withSites = async <Place extends StoreUnderTest>(open: () => Promise<Place>): Promise<Place> => {
  const place = await open();
  for (const id of ['lamps', 'chairs'])
    await place.store.directory.addSite({ id, name: id, trackingKey: id, origins: [] }, 0);
  return place;
};
