import type {
  FieldDescription,
  Messenger,
  StoredLink,
  StoredWidget,
  Translation,
} from '../../settings/index.ts';

type Row = Messenger['hours']['rows'][number];
type Closed = Messenger['hours']['closed'][number];

/** A list in another order. */
export const movedRow = <Item>(rows: readonly Item[], from: number, to: number): readonly Item[] => {
  const rest = rows.filter((_, at) => at !== from);
  return [...rest.slice(0, to), rows[from]!, ...rest.slice(to)];
};

export const NEW_LINK: StoredLink = { label: '', url: '', icon: 'link', target: 'same' };

/** @param title in the owner's language */
export const newLinks = (title: string): StoredWidget => ({ kind: 'links', title, links: [NEW_LINK] });

export const NEW_HOURS: Row = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** Shortcuts for the days of a row: the words are `screens.messenger.hours.<name>`. */
export const DAY_SHORTCUTS = [
  ['weekdays', [1, 2, 3, 4, 5]],
  ['weekend', [6, 7]],
] as const satisfies readonly (readonly [string, Row['days']])[];

/** A row with a day more, or less. */
export const withDay = (row: Row, day: Row['days'][number]): Row => ({
  ...row,
  days: row.days.includes(day)
    ? row.days.filter((other) => other !== day)
    : [...row.days, day].toSorted((a, b) => a - b),
});

/** Whether a row's hours end on the next day. */
export const endsNextDay = ({ from, to }: Row): boolean => to !== '' && to !== '24:00' && to <= from;

/** A date on which nobody is there: at first, today. */
export const newClosedDate = (): Closed => ({ date: new Date().toISOString().slice(0, 10), yearly: false });

/** A closed time with another last day; without one where it is empty: the settings know no empty member. */
export const withUntil = ({ date, label, yearly }: Closed, until: string): Closed => ({
  date,
  ...(until !== '' && { until }),
  ...(label !== undefined && { label }),
  yearly,
});

/** A language with another translation of one text; without one where that is empty. */
export const withTranslation = (translation: Translation, of: string, as: string): Translation => ({
  ...translation,
  texts: [...translation.texts.filter((text) => text.of !== of), ...(as === '' ? [] : [{ of, as }])],
});

/** What Ortto alone decides cannot be set here as if it worked. */
export const isOrttos = ({ hosted }: FieldDescription, service: 'ortto' | 'talk-server'): boolean =>
  service === 'ortto' && (hosted === 'ortto' || hosted === 'serverOnly');
