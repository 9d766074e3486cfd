import type { Text } from '@talk-suite/core/texts/format';

/** The report. */
export const report = {
  reportIntro: 'How many conversations there were, and how fast the first answer came.',
  reportDays: { one: 'Last {count} day', other: 'Last {count} days' },
  reportPeriod: 'Period',
  reportStarted: 'Conversations',
  reportAnswered: 'Answered',
  reportMedian: 'Median first answer',
  reportByDay: 'By day',
  reportByHour: 'By hour of the day',
  reportTable: 'Show as a table',
  reportDay: 'Day',
  reportHour: 'Hour',
  reportCsv: 'Download CSV',
  reportEmpty: 'No conversation in this period.',
  reportEmptyNext: 'Choose a longer one.',
  reportNone: 'none',
} as const satisfies Record<string, Text>;
