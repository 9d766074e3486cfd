import { Type } from 'typebox';
import { sourcesOf, type TalkSource } from '../../csp/requirements/talk-sources.ts';
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

/** Nothing to choose about sources that a Talk server does not need. */
const neededBy = (is: (source: TalkSource) => boolean) =>
  sourcesOf('talk-server').some(is) ? {} : ({ service: 'ortto' } as const);

export const cspFields = [
  // On Shopify there is no policy that an app could merge.
  radio('csp.mode', MODES, { platforms: ['wordpress'] }),
  ...FEATURES.map((name) =>
    toggle(
      `csp.features.${name}`,
      neededBy(({ feature }) => feature === name),
    ),
  ),
  toggle(
    'csp.allowInlineStyles',
    neededBy(({ role }) => role === 'inlineStyle'),
  ),
  toggle(
    'csp.allowBlobWorkers',
    neededBy(({ role }) => role === 'blobWorker'),
  ),
] as const;
