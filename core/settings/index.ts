export {
  CONSENT_CATEGORIES,
  LOADING_STRATEGIES,
  SETTINGS_VERSION,
  settingsSchema,
  type Settings,
} from './schema.ts';
export {
  conflictOf,
  differences,
  placesOf,
  rebase,
  same,
  valueAt,
  withValueAt,
  type Conflict,
} from './changes.ts';
export { FILE_HOSTS, FILE_LIMIT, fileName, fileText, type FileHost } from './file.ts';
export { readFile, settingsIn, type SettingsFile } from './file-reading.ts';
export { findingsAt, findingsElsewhere, isAtOrBelow } from './findings-at.ts';
export { defaultSettings } from './defaults.ts';
export { upgrade } from './upgrade.ts';
export { validate, type SectionChecks, type Validation } from './validate.ts';
export { settingsDescription, type FieldDescription, type SectionDescription } from './description.ts';
