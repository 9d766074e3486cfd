export { checkMessengerSection } from './check.ts';
export {
  CONVERSATIONS,
  LINK_ICONS,
  type StoredLink,
  type StoredWidget,
  type Translation,
  WIDGET_KINDS,
} from './choices.ts';
export {
  MESSENGER_CHOICES,
  messengerModeField,
  messengerSections,
  type MessengerControl,
  type MessengerSection,
} from './fields.ts';
export { type Messenger, messengerSchema } from './schema.ts';
export { MESSENGER_TABS, type MessengerTab } from './tabs.ts';
export type { Face } from './style.ts';
export { templatesOf, type TemplateAt } from './templates.ts';
export type { Media } from './values.ts';
export { LIMITS as MESSENGER_LIMITS } from './choices.ts';
export { messengerWarnings } from './warnings.ts';
export type { Consent } from './visitors.ts';
