import type { ReaderEvent, Status } from '@talk-suite/core/contract';

// What the server answers, as the inbox reads it. The server's own types are in `talk-server/storage/`.
export type {
  ConversationDetails,
  ListCounts,
  ListName,
  ListRow,
  Person,
  SavedReply,
} from '../../storage/inbox.ts';
export type { AuditEntry, MemberRow, Role, Team } from '../../storage/members.ts';
export type { Power } from '../../members/roles.ts';
export type { Site } from '../../storage/directory.ts';
export type { ReaderEvent, Status };

import type { MemberRow } from '../../storage/members.ts';
import type { Power } from '../../members/roles.ts';

export interface Me extends MemberRow {
  readonly powers: readonly Power[];
}
