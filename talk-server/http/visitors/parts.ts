import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import type { Conversations } from '../../conversations/conversations.ts';
import type { FileAddresses } from '../../files/addresses.ts';
import type { Rules } from '../../sites/rules.ts';
import type { Store } from '../../storage/store.ts';
import type { Persons } from '../../visitors/persons.ts';
import type { RequestLimits } from '../limits.ts';

/** What the routes of visitors are made of. */
export interface VisitorParts {
  readonly store: Store;
  readonly conversations: Conversations;
  readonly limits: RequestLimits;
  readonly persons: Persons;
  readonly rules: Rules;
  readonly addresses: FileAddresses;
  /** Where browsers reach the server, without a slash at the end. */
  readonly addressOf: (request: FastifyRequest) => string;
  readonly isSomebodyThere: () => Promise<boolean>;
  readonly now: () => number;
}

export type App = Parameters<FastifyPluginAsyncTypebox>[0];
