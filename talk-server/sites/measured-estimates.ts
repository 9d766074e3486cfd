import { availabilityAt, type Estimate, type OfficeHours } from '@talk-suite/core/messenger';
import { medianOf } from '../reports/report.ts';
import type { FirstAnswer, Inbox } from '../storage/inbox.ts';

const MINUTE = 60 * 1000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** What of the past is measured, and for how long a measurement counts. */
const PAST = 28 * DAY;
const COUNTS_FOR = HOUR;

/** Fewer answers say nothing of how long one usually takes. */
const FEWEST = 5;

/** The largest number that an estimate may have. */
const LARGEST = 72;

export interface Estimates {
  readonly online: Estimate;
  readonly away: Estimate;
}

/** A time in the words that the team could have chosen, rather too long than too short. */
export const estimateOf = (milliseconds: number): Estimate => {
  if (milliseconds <= 5 * MINUTE) return 'minutes';
  if (milliseconds < HOUR) return { n: 5 * Math.ceil(milliseconds / (5 * MINUTE)), unit: 'minutes' };
  if (milliseconds <= DAY) return { n: Math.ceil(milliseconds / HOUR), unit: 'hours' };
  const days = Math.ceil(milliseconds / DAY);
  return days <= LARGEST ? { n: days, unit: 'days' } : 'none';
};

const usual = (answers: readonly FirstAnswer[]): Estimate => {
  const waits = answers.flatMap(({ startedAt, answeredAt }) =>
    answeredAt === null ? [] : [Math.max(0, answeredAt - startedAt)],
  );
  return waits.length < FEWEST ? 'none' : estimateOf(medianOf(waits)!);
};

/** How long a first answer usually took: to what was asked in office hours, and to what was asked outside of them. */
export const measuredFrom = (answers: readonly FirstAnswer[], hours: OfficeHours | null): Estimates => {
  const isOpen = ({ startedAt }: FirstAnswer): boolean =>
    hours === null || availabilityAt(hours, startedAt).open;
  const { online = [], away = [] } = Object.groupBy(answers, (each) => (isOpen(each) ? 'online' : 'away'));
  return { online: usual(online), away: usual(away) };
};

/** Measures sites' answers, each at most once an hour. */
export class MeasuredEstimates {
  readonly #inbox: Pick<Inbox, 'firstAnswers'>;
  readonly #now: () => number;
  readonly #known = new Map<
    string,
    { readonly at: number; readonly answers: Promise<readonly FirstAnswer[]> }
  >();

  constructor(inbox: Pick<Inbox, 'firstAnswers'>, now: () => number) {
    this.#inbox = inbox;
    this.#now = now;
  }

  async of(site: string, hours: OfficeHours | null): Promise<Estimates> {
    const now = this.#now();
    let known = this.#known.get(site);
    if (known === undefined || now - known.at > COUNTS_FOR) {
      known = { at: now, answers: this.#inbox.firstAnswers(now - PAST, now, site) };
      this.#known.set(site, known);
      known.answers.catch(() => this.#known.delete(site));
    }
    return measuredFrom(await known.answers, hours);
  }
}
