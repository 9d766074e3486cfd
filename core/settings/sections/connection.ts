import { Type, type Static } from 'typebox';
import { checkConnection } from '../../connection/check.ts';
import type { MoreFindings } from '../../connection/entry.ts';
import { DATA_REGIONS, SERVICES } from '../../connection/types.ts';
import { findingsOf, type Finding } from '../../findings.ts';
import { OPTIONS_LIMIT } from '../../limits.ts';
import type { TextKey } from '../../texts/index.ts';
import { field, ownInstallation } from './fields.ts';
import { closed, nullable } from './schema-parts.ts';

const trackSchema = Type.Object(
  {
    skipNonExisting: Type.Optional(Type.Boolean()),
    cc: Type.Optional(Type.Boolean()),
    unsubscribe: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** Shape only: whether a key or host can be one is judged by `checkConnectionSection`. */
const connectionObject = Type.Object(
  {
    // By the form of the tracking key; `checkConnectionSection` holds them together.
    service: Type.Unsafe<(typeof SERVICES)[number]>({ type: 'string', enum: [...SERVICES] }),
    trackingKey: Type.String({ minLength: 1, maxLength: 200 }),
    captureHost: Type.String({ minLength: 1, maxLength: 300 }),
    scriptUrl: Type.String({ minLength: 1, maxLength: 500 }),
    // `maxBytes` is a keyword of our own: the limit of the value's JSON form.
    options: Type.Unsafe<{ [name: string]: unknown }>({ type: 'object', maxBytes: OPTIONS_LIMIT }),
    track: trackSchema,
    dataRegion: nullable<(typeof DATA_REGIONS)[number]>({
      type: ['string', 'null'],
      enum: [...DATA_REGIONS, null],
    }),
  },
  closed,
);

type ConnectionValue = Static<typeof connectionObject>;

/** The Ortto account that Talk belongs to; null until there is one. */
export const connectionSchema = nullable<ConnectionValue>({
  ...connectionObject,
  type: ['object', 'null'],
});

export const connectionField = field('trackingCode', 'connection', { when: [ownInstallation] });

/** What a host decides about connections. `Key`: texts of its findings, where those are not the core's. */
export interface HostChecks<Key extends string = never> {
  /** Whether addresses on this computer are allowed; by default not. */
  readonly local?: boolean;
  /** Further reasons, for example hosts that this person may not save. Asked about addresses that can be ones. */
  readonly moreFindings?: MoreFindings<Key>;
}

const finding = findingsOf('settings.error');

const sizeFindings = ({ options }: ConnectionValue): readonly Finding[] =>
  new TextEncoder().encode(JSON.stringify(options)).length > OPTIONS_LIMIT
    ? [finding('tooLarge', 'connection.options', { limit: String(OPTIONS_LIMIT) })]
    : [];

/** What the schema cannot say about a connection that has the right shape. */
export const checkConnectionSection = <Key extends string = never>(
  connection: ConnectionValue | null,
  { local = false, moreFindings }: HostChecks<Key> = {},
): readonly Finding<TextKey | Key>[] => {
  if (connection === null) return [];
  const own = [...sizeFindings(connection), ...checkConnection(connection, { local })];
  const refused = new Set(own.map((each) => each.field));
  // An address that cannot be one has no host to object to.
  const more = (moreFindings?.(connection) ?? []).filter((each) => !refused.has(each.field));
  return [...own, ...more];
};
