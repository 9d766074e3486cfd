import { describe, expect, test } from '@jest/globals';
import { filledMessenger } from '../../../test/messenger/filled.ts';
import { messengerSections, valueAt, type FieldDescription, type Messenger } from '../../settings/index.ts';
import { LIMITS } from '../../settings/sections/messenger/choices.ts';
import { format, texts, type TextKey } from '../../texts/index.ts';
import { isGroup, partsOf, tagsOf, type Part, type RowsPart } from './index.ts';

const t = (key: TextKey, values: Readonly<Record<string, string>> = {}): string =>
  format(texts[key], values, 'en');

const fields: readonly FieldDescription[] = messengerSections.flatMap((section) => section.fields);
const fieldAt = (path: string): FieldDescription => fields.find((field) => field.path === path)!;

/** The parts of a field, and what its value has become since. */
const edited = (
  path: string,
  value: unknown = valueAt({ messenger: filledMessenger }, path),
  {
    messenger = filledMessenger,
    service = 'ortto',
    error = '',
  }: { messenger?: Messenger; service?: 'ortto' | 'talk-server'; error?: string } = {},
) => {
  const changes: unknown[] = [];
  const parts = partsOf(
    fieldAt(path),
    { value, error, onChange: (next) => changes.push(next) },
    { t, messenger, service, siteZone: 'UTC', locale: 'en' },
  )!;
  return { parts, changed: () => changes.at(-1) };
};

/** All parts, those of rows and columns too. */
const within = (parts: readonly Part[]): readonly Part[] =>
  parts.flatMap((part) => [
    part,
    ...(part.control === 'columns' ? within(part.parts) : []),
    ...(part.control === 'rows' ? part.rows.flatMap((row) => within(row.parts)) : []),
  ]);

type PartOf<Control> = Part extends infer Each
  ? Each extends { readonly control: infer Own }
    ? Control extends Own
      ? Each
      : never
    : never
  : never;

/** The first part of this id, of this control. */
const partIn = <Control extends Part['control']>(
  parts: readonly Part[],
  control: Control,
  id: string,
): PartOf<Control> =>
  within(parts).find((part) => part.control === control && part.id === id) as PartOf<Control>;

const rowsIn = (parts: readonly Part[]): RowsPart =>
  parts.find((part): part is RowsPart => part.control === 'rows')!;

describe('what the controls of the messenger are made of', () => {
  const WHOLE = ['toggle', 'radio', 'select', 'pictures', 'template'];

  test.each(fields.filter(({ control }) => !WHOLE.includes(control)).map(({ path }) => path))(
    '%s has parts, and each input has a label that differs from those next to it',
    (path) => {
      const { parts } = edited(path);
      expect(parts.length).toBeGreaterThan(0);
      const labels = (among: readonly Part[]): string[] =>
        among.flatMap((part) =>
          part.control === 'columns' ? labels(part.parts) : 'value' in part ? [part.label] : [],
        );
      for (const among of [
        parts,
        ...within(parts).flatMap((part) =>
          part.control === 'rows' ? part.rows.map((row) => row.parts) : [],
        ),
      ]) {
        expect(labels(among)).not.toContain('');
        expect(new Set(labels(among)).size).toBe(labels(among).length);
      }
    },
  );

  test.each(fields.filter(({ control }) => WHOLE.includes(control)).map(({ path }) => path))(
    '%s is one control of its host',
    (path) => expect(edited(path).parts).toBeNull(),
  );

  test('an error is said by the input of a field that has one, and below a group of them', () => {
    const error = 'Too long.';
    const size = edited('messenger.style.launcher.size', 56, { error }).parts[0]!;
    expect(size).toMatchObject({ control: 'number', error, minimum: 44, maximum: 72 });
    const said = within(edited('messenger.content.widgets', undefined, { error }).parts);
    expect(said.filter((part) => 'error' in part && part.error)).toEqual([]);
    expect(isGroup(fieldAt('messenger.content.widgets'))).toBe(true);
  });
});

describe('rows', () => {
  const path = 'messenger.content.widgets';

  test('are moved, and it is said where to; past the ends nothing happens', () => {
    const { parts, changed } = edited(path);
    const { move } = rowsIn(parts);
    expect(move(1, 0)).toBe('Conversations is now number 1 of 2.');
    expect(changed()).toEqual([filledMessenger.content.widgets[1], filledMessenger.content.widgets[0]]);
    expect([move(0, -1), move(1, 2), move(1, 1)]).toEqual(['', '', '']);
  });

  test('are removed, and it is said which', () => {
    const { parts, changed } = edited(path);
    expect(rowsIn(parts).remove(0)).toBe(`${rowsIn(parts).rows[0]!.name} was removed.`);
    expect(changed()).toEqual(filledMessenger.content.widgets.slice(1));
  });

  test('are added until there are as many as there may be', () => {
    const additions = (count: number) =>
      rowsIn(edited('messenger.style.launcher.yieldTo', Array<string>(count).fill('#bar')).parts).additions;
    expect(additions(LIMITS.selectors)).toEqual([]);
    expect(additions(LIMITS.selectors - 1).map(({ label }) => label)).toEqual(['Add a selector']);
  });

  test('of the homepage have conversations once, and any number of quick links', () => {
    const labels = (value: Messenger['content']['widgets']): readonly string[] =>
      rowsIn(edited(path, value).parts).additions.map(({ label }) => label);
    expect(labels(filledMessenger.content.widgets)).toEqual(['Add quick links']);
    expect(labels([])).toEqual(['Add quick links', 'Add conversations']);
    const { parts, changed } = edited(path, []);
    rowsIn(parts).additions[0]!.add();
    expect(changed()).toMatchObject([{ kind: 'links', title: 'Quick links', links: [{ target: 'same' }] }]);
  });
});

describe('the card of conversations', () => {
  const inputs = (service: 'ortto' | 'talk-server') => {
    const { parts } = edited(
      'messenger.content.widgets',
      [{ kind: 'conversations', title: '', show: 'list', count: 3, newLabel: '' }],
      { service },
    );
    return within(parts).flatMap((part) => ('value' in part ? [part.id] : []));
  };

  test('chooses with a Talk server which conversations it shows, and how many', () =>
    expect(inputs('talk-server')).toEqual(['title', 'show', 'count', 'newLabel']));

  test('offers nothing of that before an Ortto account, where conversations are in Ortto’s own messenger', () =>
    expect(inputs('ortto')).toEqual(['title', 'newLabel']));
});

describe('a part of a row changes that row alone', () => {
  test('a link gets another address, without blanks around it', () => {
    const { parts, changed } = edited('messenger.content.widgets');
    partIn(parts, 'text', 'url').onChange(' /returns ');
    const before = filledMessenger.content.widgets;
    const at = before.findIndex(({ kind }) => kind === 'links');
    const [first, ...others] = before[at]!.links!;
    expect(changed()).toEqual(
      before.with(at, { ...before[at]!, links: [{ ...first!, url: '/returns' }, ...others] }),
    );
  });

  test('a text that is no longer translated is no longer there', () => {
    const [language] = filledMessenger.content.locales;
    const { of } = language!.texts[0]!;
    const { parts, changed } = edited('messenger.content.locales', [language]);
    partIn(parts, 'text', `text ${of}`).onChange('');
    expect(changed()).toEqual([{ ...language, texts: language!.texts.filter((text) => text.of !== of) }]);
  });

  test('a selector keeps the blank that is being typed', () => {
    const { parts, changed } = edited('messenger.style.launcher.yieldTo', ['.a']);
    partIn(parts, 'text', 'selector').onChange('.a ');
    expect(changed()).toEqual(['.a ']);
  });
});

describe('hours', () => {
  const path = 'messenger.hours.rows';
  const night = { days: [5, 7], from: '18:00', to: '02:00' } as const;
  const withRows = (rows: Messenger['hours']['rows']) =>
    edited(path, rows, { messenger: { ...filledMessenger, hours: { ...filledMessenger.hours, rows } } });

  test('take a day more in the week’s order, a day less, and all working days at once', () => {
    const { parts, changed } = withRows([night]);
    const { days, shortcuts } = partIn(parts, 'days', 'days');
    expect(days.map(({ short, isOn }) => (isOn ? short : '')).filter(Boolean)).toEqual(['Fri', 'Sun']);
    days[5]!.onToggle();
    expect(changed()).toEqual([{ ...night, days: [5, 6, 7] }]);
    days[4]!.onToggle();
    expect(changed()).toEqual([{ ...night, days: [7] }]);
    shortcuts[0]!.choose();
    expect(changed()).toEqual([{ ...night, days: [1, 2, 3, 4, 5] }]);
  });

  test('that end after midnight say so, and can end with the day instead', () => {
    const { parts, changed } = withRows([night]);
    expect(partIn(parts, 'clock', 'to').help).toBe('Ends on the next day.');
    partIn(parts, 'tick', 'toMidnight').onChange(true);
    expect(changed()).toEqual([{ ...night, to: '24:00' }]);
    expect(partIn(withRows([{ ...night, to: '24:00' }]).parts, 'clock', 'to')).toBeUndefined();
  });

  test('say whether the team is there, and nothing while they cannot be worked out', () => {
    const next = (rows: Messenger['hours']['rows'], zone: string | null = null) => {
      const messenger = {
        ...filledMessenger,
        hours: { ...filledMessenger.hours, zone, rows, closed: [] },
      };
      const { parts } = edited(path, rows, { messenger });
      return partIn(parts, 'week', 'week').next(Date.UTC(2026, 10, 30, 10));
    };
    expect(next([])).toBe('No hours: visitors are told nothing about when you are there.');
    expect(next([{ days: [1], from: '09:00', to: '17:00' }])).toContain('Open now, until');
    expect(next([{ days: [1], from: '11:00', to: '17:00' }])).toContain('Closed now.');
    expect(next([{ days: [1], from: '09:00', to: '17:00' }], 'Europe/Nowhere')).toBe('');
  });

  test('a closed date of one day has no last day, and keeps its name', () => {
    const range = { date: '2027-12-24', until: '2027-12-26', label: 'Christmas', yearly: true };
    const { parts, changed } = edited('messenger.hours.closed', [range]);
    partIn(parts, 'date', 'until').onChange('');
    expect(changed()).toEqual([{ date: '2027-12-24', label: 'Christmas', yearly: true }]);
  });
});

describe('values of several parts', () => {
  test('a colour can be left to the main one where the settings allow that', () => {
    const bubble = 'messenger.style.colours.visitorBubble';
    const { parts, changed } = edited(bubble, null);
    expect(parts.map(({ control }) => control)).toEqual(['tick']);
    const { label, short } = partIn(parts, 'tick', 'unset');
    expect([label, short]).toEqual(['Visitor’s messages: Use the main colour', 'Use the main colour']);
    partIn(parts, 'tick', 'unset').onChange(false);
    expect(changed()).toBe(filledMessenger.style.colours.primary);
    expect(edited('messenger.style.colours.primary').parts.map(({ control }) => control)).toEqual(['colour']);
  });

  test('a measured reply time is offered with a Talk server, and kept where it is stored', () => {
    const kinds = (kind: string, service: 'ortto' | 'talk-server') =>
      partIn(
        edited('messenger.hours.estimate.online', { kind, n: 1, unit: 'hours' }, { service }).parts,
        'choice',
        'kind',
      ).options.map(([value]) => value);
    expect(kinds('day', 'ortto')).not.toContain('measured');
    expect(kinds('day', 'talk-server')).toContain('measured');
    expect(kinds('measured', 'ortto')).toContain('measured');
  });

  test('consent is asked with a text to begin with, or not at all', () => {
    const { parts, changed } = edited('messenger.visitors.consent', null);
    partIn(parts, 'tick', 'ask').onChange(true);
    expect(changed()).toEqual({ text: 'I agree to the privacy policy.', url: '', required: true });
    const asked = edited('messenger.visitors.consent');
    partIn(asked.parts, 'tick', 'ask').onChange(false);
    expect(asked.changed()).toBeNull();
  });

  test('the site’s own zone is none of its own', () => {
    const { parts, changed } = edited('messenger.hours.zone', 'Europe/Berlin');
    const zone = partIn(parts, 'choice', 'zone');
    expect(zone.options[0]).toEqual(['', 'The site’s own: UTC']);
    zone.onChange('');
    expect(changed()).toBeNull();
  });
});

test('no text is offered a merge tag that nothing fills', () => {
  const offered = fields.filter(({ tags }) => tags).flatMap(tagsOf);
  expect(offered).toContain('first_name');
  expect(offered).not.toContain('company');
  expect(offered).not.toContain('agent_name');
});
