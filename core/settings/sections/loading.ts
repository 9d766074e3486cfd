import { Type } from 'typebox';
import { ownInstallation, radio, select } from './fields.ts';
import { closed, oneOf } from './schema-parts.ts';

export const LOADING_STRATEGIES = ['async', 'idle', 'interaction', 'consent'] as const;
/** The categories of the WP Consent API, which other consent tools map to as well. */
export const CONSENT_CATEGORIES = [
  'functional',
  'preferences',
  'statistics',
  'statistics-anonymous',
  'marketing',
] as const;

/** When Talk is loaded. */
export const loadingSchema = Type.Object(
  {
    strategy: oneOf(LOADING_STRATEGIES, 'async'),
    consentCategory: oneOf(CONSENT_CATEGORIES, 'marketing'),
  },
  closed,
);

export const loadingFields = {
  strategy: radio('loading.strategy', LOADING_STRATEGIES, { when: [ownInstallation] }),
  consentCategory: select('loading.consentCategory', CONSENT_CATEGORIES, {
    when: [ownInstallation, { path: 'loading.strategy', is: 'consent' }],
  }),
};
