import { Type } from 'typebox';
import { defaultCspSettings, FEATURES, type Feature } from '../../csp/types.ts';
import { radio, toggle } from './fields.ts';
import { closed, oneOf, onOrOff } from './schema-parts.ts';

const MODES = ['off', 'merge'] as const;

const { features, allowInlineStyles, allowBlobWorkers } = defaultCspSettings;

const featuresSchema = Type.Object(
  Object.fromEntries(FEATURES.map((name) => [name, onOrOff(features[name])])) as {
    readonly [Name in Feature]: ReturnType<typeof onOrOff>;
  },
  closed,
);

/** What Talk needs of the site's content security policy. */
export const cspSchema = Type.Object(
  {
    // Whether the host merges what Talk needs into the policies that it sends itself.
    mode: oneOf(MODES, 'off'),
    features: featuresSchema,
    // The owner's words: nothing else puts these into a policy.
    allowInlineStyles: onOrOff(allowInlineStyles),
    allowBlobWorkers: onOrOff(allowBlobWorkers),
  },
  closed,
);

export const cspFields = [
  // On Shopify there is no policy that an app could merge.
  radio('csp.mode', MODES, { platforms: ['wordpress'] }),
  ...FEATURES.map((name) => toggle(`csp.features.${name}`)),
  toggle('csp.allowInlineStyles'),
  toggle('csp.allowBlobWorkers'),
] as const;
