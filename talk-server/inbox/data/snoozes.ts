import type { TextKey } from '../texts/index.ts';
import type { Change } from './actions.ts';

const at = (days: number, hour: number): number => {
  const date = new Date();
  date.setDate(date.getDate() + days);
  return date.setHours(hour, 0, 0, 0);
};

/** The times that a conversation can be put away for; null: until the visitor answers. */
export const SNOOZES: readonly { readonly text: TextKey; readonly until: () => number | null }[] = [
  { text: 'snoozeHour', until: () => Date.now() + 3_600_000 },
  { text: 'snoozeTomorrow', until: () => at(1, 9) },
  { text: 'snoozeMonday', until: () => at((8 - new Date().getDay()) % 7 || 7, 9) },
  { text: 'snoozeAnswer', until: () => null },
];

export const snoozed = (until: number | null): Change => ({
  type: 'status',
  body: { status: 'snoozed', ...(until !== null && { until }) },
});
