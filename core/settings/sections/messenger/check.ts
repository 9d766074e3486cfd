// Twin in PHP: messenger/class-messenger-check.php
import { findingsOf, type Finding } from '../../../findings.ts';
import { isZone } from '../../../messenger/hours/zone.ts';
import type { StoredWidget } from './choices.ts';
import type { Messenger } from './schema.ts';
import { templateFindings } from './templates.ts';

const finding = findingsOf('messenger.error');
const shape = findingsOf('settings.error');

const ONLY = {
  conversations: ['show', 'count', 'newLabel'],
  links: ['links'],
} as const satisfies Record<StoredWidget['kind'], readonly (keyof StoredWidget)[]>;

/** A card has what its kind has, and nothing of another kind. */
const widgetFindings = (widget: StoredWidget, path: string): readonly Finding[] =>
  (Object.keys(ONLY) as StoredWidget['kind'][]).flatMap((kind) =>
    ONLY[kind].flatMap((member) => {
      const there = widget[member] !== undefined;
      if (kind === widget.kind) return there ? [] : [shape('missing', `${path}.${member}`)];
      return there ? [shape('unknownField', `${path}.${member}`)] : [];
    }),
  );

const contentFindings = ({ widgets, locales }: Messenger['content']): readonly Finding[] => {
  const second = widgets.findIndex(
    ({ kind }, at) => kind === 'conversations' && widgets.slice(0, at).some((other) => other.kind === kind),
  );
  return [
    ...widgets.flatMap((widget, at) => widgetFindings(widget, `messenger.content.widgets.${at}`)),
    ...(second < 0 ? [] : [finding('twoConversations', `messenger.content.widgets.${second}`)]),
    ...locales.flatMap(({ locale }, at) =>
      locales.slice(0, at).some((other) => other.locale.toLowerCase() === locale.toLowerCase())
        ? [finding('languageTwice', `messenger.content.locales.${at}.locale`, { locale })]
        : [],
    ),
  ];
};

const styleFindings = ({ header, font, launcher }: Messenger['style']): readonly Finding[] => [
  ...(header.kind === 'image' && header.image === null
    ? [finding('imageMissing', 'messenger.style.header.image')]
    : []),
  ...(launcher.icon === 'image' && launcher.image === null
    ? [finding('imageMissing', 'messenger.style.launcher.image')]
    : []),
  ...(font.kind === 'hosted' && font.family === null
    ? [finding('fontFamilyMissing', 'messenger.style.font.family')]
    : []),
  ...(font.kind === 'hosted' && font.stylesheet === null
    ? [finding('stylesheetMissing', 'messenger.style.font.stylesheet')]
    : []),
];

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

/** Whether a date of the right form is one of the calendar; plain arithmetic, since hosts of other languages repeat it. */
const isDate = (date: string): boolean => {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = DAYS[month - 1] ?? 0;
  return day >= 1 && day <= (month === 2 && !leap ? 28 : days);
};

const hoursFindings = ({ zone, rows, closed }: Messenger['hours']): readonly Finding[] => [
  ...(zone !== null && !isZone(zone) ? [finding('unknownZone', 'messenger.hours.zone', { zone })] : []),
  ...rows.flatMap(({ from, to }, at) =>
    from === to ? [finding('noDuration', `messenger.hours.rows.${at}.to`)] : [],
  ),
  ...closed.flatMap(({ date, until, yearly }, at) => {
    const path = `messenger.hours.closed.${at}`;
    const wrong = (
      [
        ['date', date],
        ['until', until],
      ] as const
    ).flatMap(([member, value]) =>
      value === undefined || isDate(value) ? [] : [finding('noDate', `${path}.${member}`, { date: value })],
    );
    // In every year, 24 December to 2 January is a range.
    if (wrong.length > 0 || yearly || until === undefined || until >= date) return wrong;
    return [finding('untilBefore', `${path}.until`)];
  }),
];

/** What the schema cannot say about a messenger that has the right shape. The twin of PHP's `Messenger_Check`. */
export const checkMessengerSection = (messenger: Messenger): readonly Finding[] => [
  ...styleFindings(messenger.style),
  ...contentFindings(messenger.content),
  ...hoursFindings(messenger.hours),
  ...templateFindings(messenger),
];
