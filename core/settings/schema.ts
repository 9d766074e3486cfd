import { Type, type Static } from 'typebox';
import { connectionSchema } from './sections/connection.ts';
import { cspSchema } from './sections/csp.ts';
import { enabledSchema } from './sections/enabled.ts';
import { installationSchema } from './sections/installation.ts';
import { loadingSchema } from './sections/loading.ts';
import { closed } from './sections/schema-parts.ts';
import { messengerSchema } from './sections/messenger/schema.ts';
import { visibilitySchema } from './sections/visibility.ts';

export { CONSENT_CATEGORIES, LOADING_STRATEGIES } from './sections/loading.ts';

/** The format of the stored settings. Raise it together with a migration, never alone. */
export const SETTINGS_VERSION = 2;

/**
 * The one description of the settings, composed of its sections: types, defaults and validation follow from it, and
 * its JSON form is what the hosts validate with. Kept to the subset of JSON Schema that WordPress understands
 * (`type`, `enum`, `properties`, `required`, `additionalProperties`, lengths and counts).
 */
export const settingsSchema = Type.Object(
  {
    version: Type.Unsafe<typeof SETTINGS_VERSION>({
      type: 'integer',
      enum: [SETTINGS_VERSION],
      default: SETTINGS_VERSION,
    }),
    enabled: enabledSchema,
    connection: connectionSchema,
    visibility: visibilitySchema,
    loading: loadingSchema,
    installation: installationSchema,
    csp: cspSchema,
    messenger: messengerSchema,
  },
  closed,
);

export type Settings = Static<typeof settingsSchema>;
