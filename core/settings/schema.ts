import { Type, type Static } from 'typebox';
import { DATA_REGIONS } from '../connection/types.ts';
import { defaultCspSettings, FEATURES, type Feature } from '../csp/types.ts';
import { OPTIONS_LIMIT } from '../limits.ts';
import { rulesSchema } from '../visibility/rule.ts';

/** The format of the stored settings. Raise it together with a migration, never alone. */
export const SETTINGS_VERSION = 1;

const closed = { additionalProperties: false } as const;

const choice = <const Values extends readonly string[]>(values: Values, fallback: Values[number]) =>
  Type.Unsafe<Values[number]>({ type: 'string', enum: [...values], default: fallback });

const nullable = <T>(schema: Record<string, unknown>) => Type.Unsafe<T | null>({ ...schema, default: null });

export const LOADING_STRATEGIES = ['async', 'idle', 'interaction', 'consent'] as const;
/** The categories of the WP Consent API, which other consent tools map to as well. */
export const CONSENT_CATEGORIES = [
  'functional',
  'preferences',
  'statistics',
  'statistics-anonymous',
  'marketing',
] as const;

const toggle = (initial: boolean) => Type.Boolean({ default: initial });

const { features, allowInlineStyles, allowBlobWorkers } = defaultCspSettings;

const featuresSchema = Type.Object(
  Object.fromEntries(FEATURES.map((name) => [name, toggle(features[name])])) as {
    readonly [Name in Feature]: ReturnType<typeof toggle>;
  },
  closed,
);

const trackSchema = Type.Object(
  {
    skipNonExisting: Type.Optional(Type.Boolean()),
    cc: Type.Optional(Type.Boolean()),
    unsubscribe: Type.Optional(Type.Boolean()),
  },
  closed,
);

/** Shape only: whether a key or host can be one is judged by `connection/check`. */
const connectionObject = Type.Object(
  {
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

/**
 * The one description of the settings: types, defaults and validation follow from it, and its JSON form is
 * what the hosts validate with. Kept to the subset of JSON Schema that WordPress understands
 * (`type`, `enum`, `properties`, `required`, `additionalProperties`, lengths and counts).
 */
export const settingsSchema = Type.Object(
  {
    version: Type.Unsafe<typeof SETTINGS_VERSION>({
      type: 'integer',
      enum: [SETTINGS_VERSION],
      default: SETTINGS_VERSION,
    }),
    enabled: toggle(true),
    connection: nullable<Static<typeof connectionObject>>({ ...connectionObject, type: ['object', 'null'] }),
    visibility: Type.Object(
      {
        default: choice(['show', 'hide'], 'show'),
        rules: rulesSchema,
        whenHidden: choice(['track', 'nothing'], 'track'),
      },
      closed,
    ),
    loading: Type.Object(
      {
        strategy: choice(LOADING_STRATEGIES, 'async'),
        consentCategory: choice(CONSENT_CATEGORIES, 'marketing'),
      },
      closed,
    ),
    installation: Type.Object(
      { source: choice(['own', 'other'], 'own'), nonProduction: toggle(false) },
      closed,
    ),
    csp: Type.Object(
      {
        // Whether the host merges what Talk needs into the policies that it sends itself.
        mode: choice(['off', 'merge'], 'off'),
        features: featuresSchema,
        // The owner's words: nothing else puts these into a policy.
        allowInlineStyles: toggle(allowInlineStyles),
        allowBlobWorkers: toggle(allowBlobWorkers),
      },
      closed,
    ),
  },
  closed,
);

export type Settings = Static<typeof settingsSchema>;
