import { knownHosts } from './connection/hosts.ts';
import { cspRules, regionLabels, talkSources } from './csp/index.ts';
import { defaultSettings, settingsDescription, settingsSchema } from './settings/index.ts';
import { texts } from './texts/index.ts';

/** Tables as data, by file name: what hosts load instead of writing them again. Emitted to `dist/data`. */
export const dataFiles: Readonly<Record<string, unknown>> = {
  'settings.schema.json': settingsSchema,
  'settings.defaults.json': defaultSettings(),
  'settings.description.json': settingsDescription,
  'texts.json': texts,
  'hosts.json': knownHosts,
  'csp.sources.json': { sources: talkSources, regionLabels },
  'csp.rules.json': cspRules,
};
