import type { PublicMessenger } from '../messenger/public-settings.ts';
import type { TextKey } from '../texts/index.ts';

/** Bytes that a host without a file of its own has for the messenger's settings, in an attribute of the page. */
export const PUBLIC_TEXT_LIMIT = 4096;

const bytesOf = (value: unknown): number => new TextEncoder().encode(JSON.stringify(value)).length;

/** The projection as one attribute of a page, for hosts that have no file of their own. */
export const publicText = (settings: PublicMessenger): string => JSON.stringify(settings);

/** How many bytes too many that attribute has; 0 where it fits. */
export const publicTextExcess = (settings: PublicMessenger): number =>
  Math.max(0, bytesOf(settings) - PUBLIC_TEXT_LIMIT);

type PathIn<Key> = Key extends `settings.${infer Path}.label` ? Path : never;
/** The path of a field: it has a label, `settings.<path>.label`. */
type FieldPath = PathIn<TextKey>;

/** What an owner can shorten, by its field. */
const parts = ({
  style,
  texts,
  locales,
  visitors,
  hours,
}: PublicMessenger): Readonly<Partial<Record<FieldPath, unknown>>> => ({
  'messenger.content.locales': locales,
  'messenger.content.widgets': texts.widgets,
  'messenger.content.greeting': texts.greeting,
  'messenger.style.title': texts.title,
  'messenger.style.subtitle': texts.subtitle,
  'messenger.style.agents': style.agents,
  'messenger.style.bot.image': style.bot.image,
  'messenger.style.logo': style.logo,
  'messenger.style.header.image': style.header.kind === 'image' ? style.header.image : null,
  'messenger.style.launcher.image': style.launcher.image,
  'messenger.style.launcher.yieldTo': style.launcher.yieldTo,
  'messenger.visitors.consent': [texts.consent, visitors.consent],
  'messenger.hours.rows': hours.rows,
  'messenger.hours.closed': hours.closed,
});

/** What takes most of the attribute, and its bytes there: what to shorten first. */
export const longestPart = (
  settings: PublicMessenger,
): { readonly field: FieldPath; readonly bytes: number } =>
  Object.entries(parts(settings))
    .map(([field, value]) => ({ field: field as FieldPath, bytes: bytesOf(value) }))
    .reduce((longest, each) => (each.bytes > longest.bytes ? each : longest));
