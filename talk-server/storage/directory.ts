import { listOf, type Need } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import type { StoredKey } from './keys.ts';
import type { Role } from './members.ts';

/** A website or store that conversations belong to. */
export const siteSchema = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    /** What its pages name it by; public. */
    trackingKey: Type.String(),
    /** The origins of its pages; no other page may talk to the server in its name. */
    origins: listOf(Type.String()),
  },
  { title: 'Site' },
);
export type Site = Readonly<Static<typeof siteSchema>>;

/** Somebody who answers. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

/** A browser that has written before. */
export interface KnownVisitor {
  readonly id: string;
  readonly blocked: boolean;
  /** What they said, or their host, so that nobody asks again. */
  readonly known: readonly Need[];
}

/** Who somebody is, proved by their site's host. One of `externalId` and `email` is there. */
export interface Identity {
  /** The host's own id of the person. */
  readonly externalId?: string;
  /** In lower case. */
  readonly email?: string;
  readonly firstName?: string;
  readonly lastName?: string;
}

/** Who and what there is besides conversations. Secrets are known by their SHA-256, in hex, and never stored. */
export interface Directory {
  siteOf(trackingKey: string): Promise<Site | null>;
  sites(): Promise<readonly Site[]>;
  addSite(site: Site, at: number): Promise<void>;
  visitorOf(site: string, secretHash: string): Promise<KnownVisitor | null>;
  /** Whom the key with a hash acts as. */
  memberOf(keyHash: string): Promise<Member | null>;
  /** What a new server starts with: stored together, and only once. False where another process was quicker. */
  addFirst(site: Site, member: Member, key: StoredKey): Promise<boolean>;
  /** A member with a first key. */
  addMember(member: Member, key: StoredKey): Promise<void>;
}
