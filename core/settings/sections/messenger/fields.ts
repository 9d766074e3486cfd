import type { TextKey } from '../../../texts/index.ts';
import { LAUNCHER_ICONS } from '../../../messenger/launcher-drawings.ts';
import { LAUNCHER_POSITIONS } from '../../../messenger/public-settings.ts';
import { limitsOf } from '../../limits-of.ts';
import { field, type FieldWith, radio, select, toggle } from '../fields.ts';
import { CONVERSATION_VIEWS, ESTIMATE_UNITS, ESTIMATES, LINK_ICONS, LINK_TARGETS } from './choices.ts';
import { OUTSIDE } from './hours.ts';
import type { MessengerTab } from './tabs.ts';
import { FONTS, HEADERS, SCHEMES } from './style.ts';
import { ALLOWED, ATTACHMENTS, NAME_FIELDS, VERIFICATIONS } from './visitors.ts';

/**
 * Controls of the messenger's fields. A `when` of a field is about the whole settings; a column's path starts at its
 * row.
 */
export type MessengerControl =
  | 'toggle'
  | 'radio'
  | 'select'
  | 'text'
  | 'longText'
  | 'number'
  | 'colour'
  | 'pictures'
  | 'media'
  | 'rows'
  | 'address'
  | 'template'
  | 'timeZone'
  | 'weekHours'
  | 'closedDates'
  | 'estimate'
  | 'cards'
  | 'languages'
  | 'consent'
  | 'faces'
  | 'margin';

type MessengerField = FieldWith<MessengerControl>;

const at = (path: string): string => `messenger.${path}`;

/** What an Ortto account does with a field: our front shows it, Ortto's own copy counts in a thread, or only Ortto's does. */
const front = { hosted: 'front' } as const;
const frontAndThread = { hosted: 'frontOnly' } as const;
const ortto = { hosted: 'ortto' } as const;
const nowhere = { hosted: 'serverOnly' } as const;

const is = (path: string, value: string) => ({ when: [{ path: at(path), is: value }] });

const pixels = { unit: 'settings.unit.pixels' } as const;

/** Choices that are shown as pictures; each has a label. */
const pictures = (
  path: string,
  values: readonly string[],
  more: Parameters<typeof select>[2],
): MessengerField => ({
  ...select(path, values, more),
  control: 'pictures',
});

/** The switch of the messenger, on top of its first tab. */
export const messengerModeField: MessengerField = { ...radio('messenger.mode', ['off', 'on']), ...front };

const styleFields: readonly MessengerField[] = [
  messengerModeField,
  pictures(at('style.header.kind'), HEADERS, front),
  field('colour', at('style.header.colour'), front),
  field('colour', at('style.header.gradient.from'), { ...front, ...is('style.header.kind', 'gradient') }),
  field('colour', at('style.header.gradient.to'), { ...front, ...is('style.header.kind', 'gradient') }),
  field('number', at('style.header.gradient.angle'), {
    ...front,
    ...is('style.header.kind', 'gradient'),
    unit: 'settings.unit.degrees',
  }),
  field('media', at('style.header.image'), { ...front, ...is('style.header.kind', 'image') }),
  toggle(at('style.header.fade'), front),
  field('template', at('style.title'), { ...front, tags: 'visitor' }),
  field('template', at('style.subtitle'), { ...front, tags: 'visitor' }),
  field('media', at('style.logo'), front),
  field('colour', at('style.colours.primary'), front),
  field('colour', at('style.colours.visitorBubble'), frontAndThread),
  pictures(at('style.scheme'), SCHEMES, frontAndThread),
  select(at('style.font.kind'), FONTS, frontAndThread),
  field('text', at('style.font.family'), { ...frontAndThread, ...is('style.font.kind', 'hosted') }),
  field('address', at('style.font.stylesheet'), { ...frontAndThread, ...is('style.font.kind', 'hosted') }),
  field('number', at('style.radius'), { ...front, ...pixels }),
  field('faces', at('style.agents'), frontAndThread),
  field('text', at('style.bot.name'), ortto),
  field('media', at('style.bot.image'), ortto),
  pictures(at('style.launcher.icon'), LAUNCHER_ICONS, front),
  field('media', at('style.launcher.image'), { ...front, ...is('style.launcher.icon', 'image') }),
  field('text', at('style.launcher.label'), front),
  pictures(at('style.launcher.position'), LAUNCHER_POSITIONS, frontAndThread),
  toggle(at('style.launcher.mirror'), front),
  field('margin', at('style.launcher.desktop'), { ...frontAndThread, ...pixels }),
  field('margin', at('style.launcher.phone'), { ...frontAndThread, ...pixels }),
  field('number', at('style.launcher.size'), { ...front, ...pixels }),
  toggle(at('style.launcher.hideOnPhones'), front),
  field('number', at('style.launcher.layer'), front),
  toggle(at('style.launcher.yield'), front),
  field('rows', at('style.launcher.yieldTo'), {
    ...front,
    when: [{ path: at('style.launcher.yield'), is: true }],
  }),
];

const contentFields: readonly MessengerField[] = [
  field('template', at('content.greeting'), { ...front, tags: 'visitor' }),
  field('cards', at('content.widgets'), front),
  field('languages', at('content.locales'), front),
];

const visitorsFields: readonly MessengerField[] = [
  toggle(at('visitors.require.email'), front),
  select(at('visitors.require.firstName'), NAME_FIELDS, front),
  select(at('visitors.require.lastName'), NAME_FIELDS, front),
  toggle(at('visitors.answerFirst'), ortto),
  field('number', at('visitors.answerFirstMessages'), {
    ...nowhere,
    when: [{ path: at('visitors.answerFirst'), is: true }],
  }),
  // A page without a host asks the server anyway.
  toggle(at('visitors.outbound'), { ...nowhere, platforms: ['wordpress', 'shopify'] }),
  field('consent', at('visitors.consent'), front),
  toggle(at('visitors.showName'), front),
  select(at('visitors.allow'), ALLOWED, front),
  select(at('visitors.attachments.kind'), ATTACHMENTS, ortto),
  field('number', at('visitors.attachments.maxMb'), { ...ortto, unit: 'settings.unit.megabytes' }),
  radio(at('visitors.verification'), VERIFICATIONS, ortto),
];

const hoursFields: readonly MessengerField[] = [
  field('timeZone', at('hours.zone'), front),
  field('weekHours', at('hours.rows'), front),
  field('closedDates', at('hours.closed'), frontAndThread),
  field('estimate', at('hours.estimate.online'), frontAndThread),
  field('estimate', at('hours.estimate.away'), frontAndThread),
  field('template', at('hours.autoReply.online'), { ...ortto, tags: 'reply' }),
  field('template', at('hours.autoReply.away'), { ...ortto, tags: 'reply' }),
  radio(at('hours.outside'), OUTSIDE, front),
];

/** The choices of controls that hold several values; their words are `settings.messenger.<name>.<value>`. */
export const MESSENGER_CHOICES = {
  estimate: ESTIMATES,
  estimateUnit: ESTIMATE_UNITS,
  conversationView: CONVERSATION_VIEWS,
  linkTarget: LINK_TARGETS,
  linkIcon: LINK_ICONS,
} as const;

/** A tab of the messenger: its fields in their order. */
export interface MessengerSection {
  readonly id: MessengerTab;
  readonly title: TextKey;
  readonly fields: readonly MessengerField[];
}

const limited = (each: MessengerField): MessengerField => {
  const limits = limitsOf(each.path);
  return limits ? { ...each, limits } : each;
};

/** The messenger's tabs, the same on every host. */
export const messengerSections: readonly MessengerSection[] = (
  [
    ['style', styleFields],
    ['content', contentFields],
    ['visitors', visitorsFields],
    ['hours', hoursFields],
  ] as const
).map(([id, fields]) => ({
  id,
  title: `settings.section.${id}`,
  fields: fields.map(limited),
}));
