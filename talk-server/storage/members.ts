import { listOf, oneOf, orNull, timeSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';

/** What somebody may do. A bot answers through the API and never signs in. */
export const ROLES = ['owner', 'admin', 'agent', 'bot'] as const;
export type Role = (typeof ROLES)[number];
export const roleSchema = oneOf(ROLES);

/** Somebody who answers, as other members see them. */
export const memberRowSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  email: orNull(Type.String()),
  role: roleSchema,
  awayAt: orNull(timeSchema),
  /** When a window of theirs was last known to be open and in use; null for none. */
  hereAt: orNull(timeSchema),
  removedAt: orNull(timeSchema),
  hasPassword: Type.Boolean(),
  hasTotp: Type.Boolean(),
});
export type MemberRow = Readonly<Static<typeof memberRowSchema>>;

/** A member, and whether they are at their desk. */
export const shownMemberSchema = Type.Object(
  { ...memberRowSchema.properties, here: Type.Boolean() },
  { title: 'Member' },
);
export type ShownMember = Readonly<Static<typeof shownMemberSchema>>;

/** What is needed to sign a member in. Never leaves the server. */
export interface Credentials {
  readonly id: string;
  readonly role: Role;
  /** As `hashPassword` makes it. */
  readonly password: string | null;
  /** The TOTP secret in base32. */
  readonly totp: string | null;
}

/** A browser that is signed in. Its secret is known by its SHA-256. */
export const sessionSchema = Type.Object({
  address: Type.String(),
  device: Type.String(),
  createdAt: timeSchema,
  seenAt: timeSchema,
});
export interface SessionRow extends Readonly<Static<typeof sessionSchema>> {
  readonly hash: string;
}

/** A link that makes a member, or gives one (`member`) a new password. */
export const invitationSchema = Type.Object({
  email: orNull(Type.String()),
  role: roleSchema,
  member: orNull(Type.String()),
  createdAt: timeSchema,
  expiresAt: timeSchema,
});
export interface Invitation extends Readonly<Static<typeof invitationSchema>> {
  readonly hash: string;
}

export const auditEntrySchema = Type.Object({
  id: Type.String(),
  at: timeSchema,
  member: orNull(Type.String()),
  action: Type.String(),
  subject: Type.String(),
  address: Type.String(),
});
export type AuditEntry = Readonly<Static<typeof auditEntrySchema>>;

export const teamSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  /** Office hours of the team, as the core describes them; null: always. */
  hours: Type.Unknown(),
  members: listOf(Type.String()),
});
export type Team = Readonly<Static<typeof teamSchema>>;

/** What of a member can be changed. */
export interface MemberChange {
  readonly name?: string;
  readonly email?: string;
  readonly role?: Role;
  readonly password?: string | null;
  readonly totp?: string | null;
  readonly awayAt?: number | null;
  readonly removedAt?: number | null;
}

/** Who may enter, and what they did. Times are milliseconds since 1970. */
export interface Members {
  members(): Promise<readonly MemberRow[]>;
  member(id: string): Promise<MemberRow | null>;
  credentialsOf(email: string): Promise<Credentials | null>;
  /** Where the last owner would be lost, nothing is changed and the answer is false. */
  changeMember(id: string, change: MemberChange): Promise<boolean>;
  /** Notes that somebody is at their desk, or (null) is not. */
  noteHere(id: string, at: number | null): Promise<void>;
  /** When the last of them was at their desk; null where nobody ever was. */
  lastHere(): Promise<number | null>;
  /** Notes a TOTP step as used; false where it, or a later one, was used before. */
  useTotpStep(member: string, step: number): Promise<boolean>;
  setRecoveryCodes(member: string, hashes: readonly string[]): Promise<void>;
  /** False where there is no such code, or it was used. */
  useRecoveryCode(member: string, hash: string): Promise<boolean>;

  addSession(member: string, session: SessionRow): Promise<void>;
  /** The member of a session that was seen since; null for nobody. */
  sessionMember(
    hash: string,
    seenSince: number,
    createdSince: number,
  ): Promise<(MemberRow & { readonly seenAt: number }) | null>;
  touchSession(hash: string, at: number): Promise<void>;
  sessionsOf(member: string): Promise<readonly SessionRow[]>;
  endSession(member: string, hash: string): Promise<void>;
  endSessions(member: string, except: string | null): Promise<void>;

  addInvitation(invitation: Invitation): Promise<void>;
  invitations(now: number): Promise<readonly Invitation[]>;
  invitation(hash: string, now: number): Promise<Invitation | null>;
  removeInvitation(hash: string): Promise<void>;
  /**
   * Uses an invitation up: makes its member, or gives them the password.
   * @returns the member's id; `null` where the invitation is used up or too old; `taken` where the address is.
   */
  acceptInvitation(
    hash: string,
    member: { readonly id: string; readonly name: string; readonly email: string; readonly password: string },
    now: number,
  ): Promise<{ readonly id: string } | 'taken' | null>;

  addAudit(entry: AuditEntry): Promise<void>;
  /** The latest first. @param before the last one's id of the page before. */
  audit(limit: number, before?: string): Promise<readonly AuditEntry[]>;

  /** False where there is no such site. */
  changeSite(
    id: string,
    change: { readonly name: string; readonly origins: readonly string[] },
  ): Promise<boolean>;

  teams(): Promise<readonly Team[]>;
  saveTeam(team: Team, at: number): Promise<void>;
  removeTeam(id: string, at: number): Promise<void>;
}
