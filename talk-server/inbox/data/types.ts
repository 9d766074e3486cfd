import type { ReaderEvent, Status } from '@talk-suite/core/contract';

// What the server answers, as the inbox reads it. The server's own types are in `talk-server/storage/`.
export type {
  ConversationDetails,
  Duplicate,
  ListCounts,
  ListName,
  ListRow,
  Person,
  SavedReply,
} from '../../storage/inbox.ts';
export type { AuditEntry, Role, ShownMember as MemberRow, Team } from '../../storage/members.ts';
export type { AssignmentRule } from '../../assignment/rules.ts';
export type { Power } from '../../members/roles.ts';
export type { Site } from '../../storage/directory.ts';
export type { ApiKey, Scope } from '../../storage/keys.ts';
export type { ReaderEvent, Status };

import type { ShownMember } from '../../storage/members.ts';
import type { Power } from '../../members/roles.ts';

export interface Me extends ShownMember {
  readonly powers: readonly Power[];
}
