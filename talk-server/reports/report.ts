import { listOf, orNull } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import type { FirstAnswer } from '../storage/inbox.ts';

const figuresSchema = Type.Object({
  started: Type.Integer({ minimum: 0 }),
  answered: Type.Integer({ minimum: 0 }),
  /** Seconds; null where nothing was answered. */
  median: orNull(Type.Integer({ minimum: 0 })),
});
type Figures = Readonly<Static<typeof figuresSchema>>;

/** A day or an hour: how many conversations began, how many were answered, and how fast. */
const barSchema = Type.Object({ label: Type.String(), ...figuresSchema.properties });
export type Bar = Readonly<Static<typeof barSchema>>;

export const reportSchema = Type.Object({
  total: figuresSchema,
  /** Each day of the period, also one without a conversation, as `YYYY-MM-DD`. */
  days: listOf(barSchema),
  /** `00` to `23`, of all days. */
  hours: listOf(barSchema),
});
export type Report = Readonly<Static<typeof reportSchema>>;

const DAY = 24 * 60 * 60 * 1000;

/** The value in the middle; of an even number, the mean of both. */
export const medianOf = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};

const figures = (answers: readonly FirstAnswer[]): Figures => {
  const waits = answers.flatMap(({ startedAt, answeredAt }) =>
    answeredAt === null ? [] : [Math.max(0, answeredAt - startedAt) / 1000],
  );
  const median = medianOf(waits);
  return {
    started: answers.length,
    answered: waits.length,
    median: median === null ? null : Math.round(median),
  };
};

/** The local day and hour of an instant. */
const wallOf = (zone: string): ((at: number) => { readonly day: string; readonly hour: string }) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    return { day: `${parts['year']}-${parts['month']}-${parts['day']}`, hour: parts['hour']! };
  };
};

/** The days from one instant to another, by the calendar of a zone. */
const daysBetween = (from: number, to: number, dayOf: (at: number) => string): readonly string[] => {
  const days = new Set<string>();
  for (let at = from; at < to; at += DAY / 4) days.add(dayOf(at));
  days.add(dayOf(to - 1));
  return [...days];
};

/** Counts conversations by the day and the hour at which they began, on the clock of a time zone. */
export const reportOf = (answers: readonly FirstAnswer[], from: number, to: number, zone: string): Report => {
  const wall = wallOf(zone);
  const placed = answers.map((answer) => ({ answer, ...wall(answer.startedAt) }));
  const barsOf = (labels: readonly string[], by: 'day' | 'hour'): Bar[] => {
    const groups = Map.groupBy(placed, (each) => each[by]);
    return labels.map((label) => ({
      label,
      ...figures((groups.get(label) ?? []).map(({ answer }) => answer)),
    }));
  };
  return {
    total: figures(answers),
    days: barsOf(
      daysBetween(from, to, (at) => wall(at).day),
      'day',
    ),
    hours: barsOf(
      Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, '0')),
      'hour',
    ),
  };
};

/** The days as a table for spreadsheets. Nothing in it is a visitor's, so nothing can be a formula. */
export const csvOf = ({ days }: Report): string =>
  [
    'day,conversations,answered,median_first_answer_seconds',
    ...days.map(({ label, started, answered, median }) => `${label},${started},${answered},${median ?? ''}`),
    '',
  ].join('\r\n');
