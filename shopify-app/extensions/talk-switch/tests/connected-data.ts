import { orttoConnection } from '@talk-suite/core/fixtures';
import { defaultSettings } from '@talk-suite/core/settings';
import type { AppData } from '../../../app-data/app-data.ts';
import { noOverrides } from '../../../app-data/overrides.ts';

/** What a connected store has stored, without rules and choices. */
export const connectedData = (): AppData => ({
  version: 1,
  settings: {
    version: 2,
    enabled: true,
    connection: orttoConnection({ trackingKey: 'WlpaWlpaWlpaWlpabm9ydGh3aW5k' }),
    visibility: { default: 'show', rules: [], whenHidden: 'track' },
    loading: { strategy: 'async', consentCategory: 'marketing' },
    installation: { source: 'own', nonProduction: false },
    csp: {
      mode: 'off',
      features: { talk: true, calls: false, embeds: false, fonts: false },
      allowInlineStyles: false,
      allowBlobWorkers: false,
    },
    messenger: defaultSettings().messenger,
  },
  overrides: noOverrides(),
  identity: false,
});
