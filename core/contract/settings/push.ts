import { Type, type Static } from 'typebox';
import { checkAddress, type AddressCode } from '../../connection/address.ts';
import { closed, orNull, timeSchema } from '../schema-parts.ts';

const revision = Type.String({ minLength: 1, maxLength: 100 });

/** The host that keeps the settings: one WordPress, one store. A site has one. */
const ownerSchema = Type.Object(
  {
    id: Type.String({ minLength: 1, maxLength: 100 }),
    /** What another host's owner reads: `www.example.com`. */
    name: Type.String({ minLength: 1, maxLength: 100 }),
  },
  closed,
);

/**
 * `PUT /v1/talk/settings`, with a key of the scope `settings:write` in `X-Api-Key`: a host pushes the messenger's part
 * of its settings. What is stored is the whole of them or nothing.
 */
export const pushSchema = Type.Object(
  {
    owner: ownerSchema,
    /** The revision that is replaced; null where the host has pushed none yet. */
    basedOn: orNull(revision),
    /** The host's name of what it pushes. */
    revision,
    /** Take the settings over from another host: its next push is refused then. */
    takeOver: Type.Optional(Type.Boolean()),
    /** The section `messenger` of the settings. Judged by `validate`, whose fields a refusal names. */
    messenger: Type.Unknown(),
    /** What the host knows and the settings do not say: `PublicHost`. */
    host: Type.Object(
      {
        siteName: Type.String({ maxLength: 200 }),
        language: Type.String({ maxLength: 35 }),
        zone: Type.String({ minLength: 1, maxLength: 60 }),
        /**
         * Where the owner changes these settings: `https:`, or loopback. Agents are led there; visitors never read it.
         * Left out where the host has no such address.
         */
        settingsScreen: Type.Optional(Type.String({ maxLength: 500 })),
      },
      closed,
    ),
  },
  closed,
);
export type PushBody = Static<typeof pushSchema>;

/** Why an address is none of a host's screen, by the rules of an address with a path; null where it is one. */
export const settingsScreenProblem = (address: string): AddressCode | null =>
  checkAddress('scriptUrl', address, true);

/** What is at the server: the answer to a push, and to `GET /v1/talk/settings`. */
export const pushedAnswerSchema = Type.Object({
  /** Null where no host has pushed any. */
  revision: orNull(revision),
  owner: orNull(ownerSchema),
  updatedAt: orNull(timeSchema),
});
export type PushedAnswer = Static<typeof pushedAnswerSchema>;

/** Why a push was refused with 409; nothing has changed then. */
export const pushRefusalSchema = Type.Union([
  /** Another host keeps the settings. Ask the person, and push with `takeOver`. */
  Type.Object({ problem: Type.Literal('ownedByAnother'), owner: ownerSchema }),
  /** The server has another revision than the host thinks. */
  Type.Object({ problem: Type.Literal('stale'), revision }),
]);
export type PushRefusal = Static<typeof pushRefusalSchema>;

/** Bytes of a push. */
export const PUSH_LIMIT = 512 * 1024;
