import { orNull, timeSchema } from '@talk-suite/core/contract';
import { Type, type Static } from 'typebox';
import { DAYS } from './days.ts';

/** Days after their last change that closed conversations go; null: they are kept until somebody deletes them. */
export const daysSchema = orNull(Type.Integer({ minimum: DAYS.shortest, maximum: DAYS.longest }));
export type Days = Static<typeof daysSchema>;

/** How long a site keeps closed conversations. */
export const retentionSchema = Type.Object({
  days: daysSchema,
  /** What is in force until the days are; null where nothing waits. */
  waits: orNull(Type.Object({ until: timeSchema, before: daysSchema })),
});
export type Retention = Readonly<Static<typeof retentionSchema>>;

/** Milliseconds between the wish to delete sooner and the first deletion: time to notice a mistake. */
export const GRACE = 24 * 60 * 60 * 1000;

const inForce = ({ days, waits }: Retention, now: number): Days =>
  waits !== null && waits.until > now ? waits.before : days;

/** A wish as it is kept: to keep longer holds at once, to keep less a day later, and going back to what is in force at once. */
export const wished = (retention: Retention, days: Days, now: number): Retention => {
  const before = inForce(retention, now);
  const isShorter = days !== null && (before === null || days < before);
  return { days, waits: isShorter ? { until: now + GRACE, before } : null };
};
