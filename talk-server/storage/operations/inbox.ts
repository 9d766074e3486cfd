import { removeReply, savedReplies, saveReply, waking } from './answers.ts';
import { mergeDuplicate, undoMerge } from './contact-merges.ts';
import { counts, details, firstAnswers, listed, rowsOf } from './lists.ts';
import {
  addMailLink,
  countMail,
  delayMailJob,
  endMailJob,
  linkedConversation,
  mailMatter,
  noteMailed,
  spendMailLink,
  takeMailJob,
} from './mail.ts';
import {
  changeMember,
  credentialsOf,
  lastHere,
  member,
  members,
  noteHere,
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
import { addAudit, audit, changeSite, removeTeam, saveTeam, teams } from './teams.ts';

/** What the inbox asks a store for, of reads and of writes. */
export const inboxReads = {
  members,
  lastHere,
  member,
  credentialsOf,
  sessionMember,
  sessionsOf,
  invitations,
  invitation,
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
  mailMatter,
  linkedConversation,
} as const;

export const inboxWrites = {
  changeMember,
  noteHere,
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
  addAudit,
  changeSite,
  saveTeam,
  removeTeam,
  saveReply,
  removeReply,
  mergeDuplicate,
  undoMerge,
  takeMailJob,
  endMailJob,
  delayMailJob,
  noteMailed,
  countMail,
  addMailLink,
  spendMailLink,
} as const;
