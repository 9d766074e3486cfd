/** Days after their last change that closed conversations go; null: they are kept until somebody deletes them. */
export type Days = number | null;

/** How long a site keeps closed conversations. */
export interface Retention {
  readonly days: Days;
  /** What is in force until the days are; null where nothing waits. */
  readonly waits: { readonly until: number; readonly before: Days } | null;
}

/** Days that a site may say. */
export const DAYS = { shortest: 1, longest: 3650 } as const;

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
