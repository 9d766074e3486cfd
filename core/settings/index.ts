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
export { readContent, readFile, settingsIn, type FileContent, type SettingsFile } from './file-reading.ts';
export { findingsAt, findingsElsewhere, isAtOrBelow } from './findings-at.ts';
export {
  CONVERSATIONS,
  LINK_ICONS,
  MESSENGER_CHOICES,
  MESSENGER_LIMITS,
  MESSENGER_TABS,
  messengerModeField,
  messengerSections,
  messengerWarnings,
  type Consent,
  type Face,
  type Media,
  type Messenger,
  type MessengerControl,
  type MessengerSection,
  type MessengerTab,
  type StoredLink,
  type StoredWidget,
  type Translation,
} from './sections/messenger/index.ts';
export { defaultSettings } from './defaults.ts';
export { autoReplies, type AutoReplies } from './auto-replies.ts';
export { publicMessenger, publicModule, translatableTexts, type PublicHost } from './public-messenger.ts';
export { longestPart, PUBLIC_TEXT_LIMIT, publicText, publicTextExcess } from './public-text.ts';
export { upgrade } from './upgrade.ts';
export { validate, type Validation } from './validate.ts';
export type { HostChecks } from './sections/connection.ts';
export type { Condition, ScreensHost } from './sections/fields.ts';
export { isOn, shownFields } from './shown-fields.ts';
export {
  settingsDescription,
  type FieldDescription,
  type SectionDescription,
  type SectionId,
} from './description.ts';
