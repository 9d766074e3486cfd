import { describe, expect, test } from '@jest/globals';
import { filledMessenger } from '../../../test/messenger/filled.ts';
import { codeOf } from '../../findings.ts';
import { defaultSettings, messengerWarnings, validate, type Messenger } from '../../settings/index.ts';
import {
  dayNames,
  designOf,
  DESIGNS,
  inDesign,
  instantWhen,
  nextChange,
  previewInput,
  weekPicture,
} from './index.ts';

const host = { siteName: 'Acme', language: 'en', zone: 'UTC' };
const { messenger: fresh } = defaultSettings();
/** Monday, 30 November 2026, 10:00 UTC. */
const MONDAY = Date.UTC(2026, 10, 30, 10);

describe('ready designs', () => {
  test.each(DESIGNS)('"%s" can be saved, is recognised, and keeps texts, pictures and places', (design) => {
    const style = inDesign(filledMessenger.style, design);
    expect(validate({ ...defaultSettings(), messenger: { ...filledMessenger, style } }).ok).toBe(true);
    expect(designOf(style)).toBe(design);
    expect(style.title).toBe(filledMessenger.style.title);
    expect(style.launcher).toEqual(filledMessenger.style.launcher);
  });

  test('a new messenger is in the first of them, and one that was changed since is in none', () => {
    expect(designOf(fresh.style)).toBe('clear');
    expect(designOf({ ...fresh.style, radius: 3 })).toBeNull();
  });
});

describe('the picture of the week', () => {
  test('goes on after midnight in the next day, from Sunday to Monday too', () => {
    const week = weekPicture([{ days: [7], from: '18:00', to: '06:00' }]);
    expect(week[6]).toEqual([{ from: 0.75, to: 1 }]);
    expect(week[0]).toEqual([{ from: 0, to: 0.25 }]);
    expect(week.slice(1, 6)).toEqual([[], [], [], [], []]);
  });

  test('ends a day at 24:00, and leaves out what is being typed', () => {
    expect(weekPicture([{ days: [1], from: '00:00', to: '24:00' }])[0]).toEqual([{ from: 0, to: 1 }]);
    expect(weekPicture([{ days: [1], from: '', to: '10:00' }])[0]).toEqual([]);
    expect(weekPicture([{ days: [1], from: '09:00', to: '09:00' }])[0]).toEqual([]);
  });

  test('names the days from Monday on, in the reader’s language', () => {
    expect(dayNames('en')).toEqual(['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']);
    expect(dayNames('de', 'long')[0]).toBe('Montag');
  });
});

describe('the next change of the hours', () => {
  const next = (hours: Messenger['hours'], now: number) =>
    nextChange(hours, { now, siteZone: 'UTC', locale: 'en-GB' });

  test('is said of a team that is there, and of one that is away', () => {
    expect(next(fresh.hours, MONDAY)).toEqual({ kind: 'open', until: expect.stringContaining('17:00') });
    expect(next(fresh.hours, MONDAY + 8 * 3_600_000)).toMatchObject({ kind: 'closed' });
  });

  test('is never without hours, and not said of hours that are being typed', () => {
    expect(next({ ...fresh.hours, rows: [] }, MONDAY)).toEqual({ kind: 'never' });
    expect(next({ ...fresh.hours, zone: 'Europe/Nowhere' }, MONDAY)).toBeNull();
  });
});

describe('what the preview is sent', () => {
  const scene = { name: 'home', visitor: 'unknown', now: MONDAY, locale: 'en', dark: null } as const;

  test('is there before the site is connected and while the messenger is off', () => {
    const input = previewInput(defaultSettings(), host, scene);
    expect(input.settings.mode).toBe('front');
    expect(input.launcher).toContain('1f3a5f bottom right');
    expect(input.scene).toEqual({ name: 'home', visitor: 'unknown', now: MONDAY, locale: 'en' });
  });

  test('has the colours that the owner wants to see, unless the settings say which', () => {
    const shown = (scheme: Messenger['style']['scheme'], dark: boolean | null) => {
      const messenger = { ...fresh, style: { ...fresh.style, scheme } };
      return previewInput({ ...defaultSettings(), messenger }, host, { ...scene, dark }).settings.style
        .scheme;
    };
    expect([shown('auto', null), shown('auto', true), shown('auto', false), shown('light', true)]).toEqual([
      'auto',
      'dark',
      'light',
      'light',
    ]);
  });

  test('can be of an instant at which the team is online, or away', () => {
    expect(instantWhen(defaultSettings(), host, true, MONDAY)).toBe(MONDAY);
    expect(instantWhen(defaultSettings(), host, false, MONDAY)).toBe(Date.UTC(2026, 10, 30, 17));
  });
});

describe('what is worth knowing about a messenger', () => {
  const warned = (messenger: Messenger) =>
    messengerWarnings(messenger).map((each) => `${each.field.replace('messenger.', '')}: ${codeOf(each)}`);
  const withStyle = (style: Partial<Messenger['style']>) =>
    warned({ ...fresh, style: { ...fresh.style, ...style } });

  test('is nothing about a new one', () => expect(warned(fresh)).toEqual([]));

  test('a colour that is too light for text on white, unless all is dark', () => {
    const colours = { primary: '#ffee58', visitorBubble: null };
    expect(withStyle({ colours })).toEqual(['style.colours.primary: usedAs']);
    expect(withStyle({ colours, scheme: 'dark' })).toEqual([]);
  });

  test('a gradient on which no text can be read everywhere', () => {
    const gradient = { from: '#000000', to: '#ffffff', angle: 0 };
    expect(withStyle({ header: { ...fresh.style.header, kind: 'gradient', gradient } })).toEqual([
      'style.header.gradient: gradientScrim',
    ]);
    expect(withStyle({ header: { ...fresh.style.header, gradient } })).toEqual([]);
  });

  test('hours that overlap, also over midnight and over the end of the week', () => {
    const rows = (...all: Messenger['hours']['rows']) =>
      warned({ ...fresh, hours: { ...fresh.hours, rows: all } });
    expect(
      rows({ days: [1], from: '09:00', to: '12:00' }, { days: [1], from: '11:00', to: '13:00' }),
    ).toEqual(['hours.rows.1: overlap']);
    expect(
      rows({ days: [7], from: '22:00', to: '03:00' }, { days: [1], from: '02:00', to: '04:00' }),
    ).toEqual(['hours.rows.1: overlap']);
    expect(
      rows({ days: [1], from: '09:00', to: '12:00' }, { days: [1], from: '12:00', to: '13:00' }),
    ).toEqual([]);
    expect(
      rows({ days: [1], from: '09:00', to: '12:00' }, { days: [2], from: '09:00', to: '12:00' }),
    ).toEqual([]);
  });
});
