/** Local dates on which no hours start. */
export interface ClosedDate {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** The last closed date where there are several; absent for one. */
  readonly until?: string;
  /** What the team calls it. */
  readonly label?: string;
  /** Whether the month and day count in every year. The 29th of February then is closed in leap years only. */
  readonly yearly: boolean;
}

const monthAndDay = (date: string): string => date.slice(5);

const includes = ({ date, until = date, yearly }: ClosedDate, day: string): boolean => {
  if (!yearly) return date <= day && day <= until;
  const [first, last, asked] = [date, until, day].map(monthAndDay) as [string, string, string];
  // A range over New Year: 24 December to 2 January.
  return first <= last ? first <= asked && asked <= last : first <= asked || asked <= last;
};

/**
 * Whether a local date is closed.
 * @param date midnight of the date in UTC, in milliseconds.
 */
export const isClosed = (date: number, closed: readonly ClosedDate[]): boolean => {
  if (closed.length === 0) return false;
  const day = new Date(date).toISOString().slice(0, 10);
  return closed.some((each) => includes(each, day));
};
