import type { LogEvent } from '@talk-suite/core/contract';
import type { Days, Retention } from '../retention/retention.ts';
import type { ConversationHead, PageMark } from './log.ts';
import type { ConversationContext } from './page-context.ts';

/** How many rows of each table were deleted. */
export type Erased = Readonly<Record<string, number>>;

/** A person as the operator finds them. */
export interface KnownContact {
  readonly id: string;
  readonly site: string;
  readonly email: string | null;
  readonly firstName: string | null;
  readonly lastName: string | null;
  /** What a host has proved of them. */
  readonly externalId: string | null;
  readonly verifiedEmail: string | null;
  readonly createdAt: number;
}

/** A conversation with all that was said in it. */
export interface ExportedConversation {
  readonly id: string;
  readonly visitor: string;
  readonly status: ConversationHead['status'];
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Where its visitor wrote from, and what they agreed to. */
  readonly context: ConversationContext;
  readonly events: readonly LogEvent[];
}

/** What an operator does to a whole server. */
export interface Administration {
  /** People by the address that they gave, letter case aside; several may have given the same. */
  contactsWith(email: string): Promise<readonly KnownContact[]>;
  contactWith(id: string): Promise<KnownContact | null>;
  /** A page of conversations, whole, of a person or a site, the oldest first. */
  exportConversations(
    of: { readonly contact: string } | { readonly site: string },
    limit: number,
    after?: Pick<PageMark, 'id'>,
  ): Promise<readonly ExportedConversation[]>;
  eraseSite(id: string): Promise<Erased>;
  eraseContact(id: string): Promise<Erased>;
  eraseVisitor(id: string): Promise<Erased>;
  /** How long a site keeps closed conversations; null where there is no such site. */
  retentionOf(site: string): Promise<Retention | null>;
  /** Notes what `wished` makes of it. False where there is no such site. */
  setRetention(site: string, days: Days, now: number): Promise<boolean>;
  /** How many closed conversations would go at once if a site kept them for so many days. */
  countExpired(site: string, days: number, now: number): Promise<number>;
  /**
   * Deletes some of what is older than its site keeps, with files, and the people who have no conversation left.
   * @returns how many conversations it was; 0 where there are none of these
   */
  eraseExpired(now: number): Promise<number>;
  /** Takes the words of what was deleted out of the index, a little at a time. True while there is more to do. */
  tidyWords(first: boolean): Promise<boolean>;
  /** Refuses with `unavailable` where nothing can be stored. */
  checkWritable(at: number): Promise<void>;
}
