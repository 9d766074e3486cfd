import { removeReply, savedReplies, saveReply, waking } from './answers.ts';
import { counts, details, firstAnswers, listed, rowsOf } from './lists.ts';
import {
  changeMember,
  credentialsOf,
  member,
  members,
  setRecoveryCodes,
  useRecoveryCode,
  useTotpStep,
} from './members.ts';
import { search } from './search.ts';
import {
  acceptInvitation,
  addInvitation,
  addSession,
  endSession,
  endSessions,
  invitation,
  invitations,
  removeInvitation,
  sessionMember,
  sessionsOf,
  touchSession,
} from './sessions.ts';
import {
  addAudit,
  addKey,
  audit,
  changeSite,
  keys,
  removeKey,
  removeTeam,
  saveTeam,
  teams,
} from './teams.ts';

/** What the inbox asks a store for, of reads and of writes. */
export const inboxReads = {
  members,
  member,
  credentialsOf,
  sessionMember,
  sessionsOf,
  invitations,
  invitation,
  keys,
  audit,
  teams,
  listed,
  rowsOf,
  counts,
  details,
  search,
  firstAnswers,
  savedReplies,
  waking,
} as const;

export const inboxWrites = {
  changeMember,
  useTotpStep,
  setRecoveryCodes,
  useRecoveryCode,
  addSession,
  touchSession,
  endSession,
  endSessions,
  addInvitation,
  removeInvitation,
  acceptInvitation,
  addKey,
  removeKey,
  addAudit,
  changeSite,
  saveTeam,
  removeTeam,
  saveReply,
  removeReply,
} as const;
