import { Type } from 'typebox';
import { radio, toggle } from './fields.ts';
import { closed, oneOf, onOrOff } from './schema-parts.ts';

const SOURCES = ['own', 'other'] as const;

/** Who puts Talk on the pages, and on which copies of the site. */
export const installationSchema = Type.Object(
  { source: oneOf(SOURCES, 'own'), nonProduction: onOrOff(false) },
  closed,
);

export const installationFields = {
  source: radio('installation.source', SOURCES),
  // Shopify has no staging copies.
  nonProduction: toggle('installation.nonProduction', { platforms: ['wordpress'] }),
};
