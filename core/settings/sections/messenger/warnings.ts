import { findingsOf, type Finding } from '../../../findings.ts';
import type { HoursRow, Weekday } from '../../../messenger/hours/hours.ts';
import { accentOf } from '../../../messenger/contrast/accent.ts';
import { contrastRatio, parseColour, TEXT_CONTRAST, WHITE } from '../../../messenger/contrast/colour.ts';
import { textOnGradient, textOnImage } from '../../../messenger/contrast/readable.ts';
import type { Messenger } from './schema.ts';

const warning = findingsOf('messenger.warning');

const minutes = (clock: string): number => {
  const [hours, rest] = clock.split(':').map(Number) as [number, number];
  return hours * 60 + rest;
};

/** Minutes of the week at which a row's hours are, a stretch for each of its days. */
const stretches = ({ days, from, to }: HoursRow): readonly (readonly [number, number])[] => {
  const [start, end] = [minutes(from), minutes(to)];
  return days.map((day: Weekday) => {
    const base = (day - 1) * 1440;
    return [base + start, base + end + (end <= start ? 1440 : 0)] as const;
  });
};

const WEEK = 7 * 1440;

const meet = (a: readonly [number, number], b: readonly [number, number]): boolean =>
  // Sunday's night goes on in the same picture's Monday.
  [0, WEEK, -WEEK].some((shift) => a[0] < b[1] + shift && b[0] + shift < a[1]);

const overlaps = (rows: readonly HoursRow[]): readonly Finding[] =>
  rows.flatMap((row, at) => {
    const other = rows
      .slice(0, at)
      .findIndex((earlier) => stretches(earlier).some((a) => stretches(row).some((b) => meet(a, b))));
    return other < 0
      ? []
      : [warning('overlap', `messenger.hours.rows.${at}`, { row: String(at + 1), other: String(other + 1) })];
  });

const scrimOf = ({ kind, gradient }: Messenger['style']['header']): number => {
  if (kind === 'image') return textOnImage().scrim?.alpha ?? 0;
  return kind === 'gradient' ? (textOnGradient(gradient.from, gradient.to).scrim?.alpha ?? 0) : 0;
};

const percent = (share: number): string => String(Math.round(share * 100));

const colours = ({ header, colours: { primary }, scheme }: Messenger['style']): readonly Finding[] => {
  const scrim = scrimOf(header);
  const brand = parseColour(primary);
  const isTooLight = brand !== null && contrastRatio(brand, WHITE) < TEXT_CONTRAST;
  return [
    ...(scrim > 0 && header.kind === 'gradient'
      ? [warning('gradientScrim', 'messenger.style.header.gradient', { percent: percent(scrim) })]
      : []),
    ...(header.kind === 'image'
      ? [warning('imageScrim', 'messenger.style.header.image', { percent: percent(scrim) })]
      : []),
    ...(scheme !== 'dark' && isTooLight
      ? [warning('usedAs', 'messenger.style.colours.primary', { colour: accentOf(brand, 'light') })]
      : []),
  ];
};

const pictures = ({ header, logo }: Messenger['style']): readonly Finding[] => [
  ...(logo !== null && logo.alt === '' ? [warning('logoWithoutText', 'messenger.style.logo')] : []),
  ...(header.image !== null && header.image.width > 2400
    ? [warning('largeImage', 'messenger.style.header.image', { width: String(header.image.width) })]
    : []),
];

/** What is worth knowing about a messenger that can be saved: what is changed so that it can be read, and what overlaps. */
export const messengerWarnings = (messenger: Messenger): readonly Finding[] => [
  ...colours(messenger.style),
  ...pictures(messenger.style),
  ...overlaps(messenger.hours.rows),
];
