import { expect, test } from '@jest/globals';
import type { OfficeHours } from '../../core/messenger/index.ts';
import { estimateOf, measuredFrom } from './measured-estimates.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];

test.each([
  [0, 'minutes'],
  [5 * MINUTE, 'minutes'],
  [5 * MINUTE + 1, { n: 10, unit: 'minutes' }],
  [59 * MINUTE, { n: 60, unit: 'minutes' }],
  [HOUR, { n: 1, unit: 'hours' }],
  [HOUR + 1, { n: 2, unit: 'hours' }],
  [DAY, { n: 24, unit: 'hours' }],
  [DAY + 1, { n: 2, unit: 'days' }],
  [72 * DAY, { n: 72, unit: 'days' }],
  [73 * DAY, 'none'],
])('%d ms are said as %j, rather too long than too short', (milliseconds, estimate) => {
  expect(estimateOf(milliseconds)).toEqual(estimate);
});

test('what was asked outside of office hours is measured apart, and what nobody answered is left out', () => {
  const hours = {
    zone: 'UTC',
    rows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
    closed: [],
  } as const satisfies OfficeHours;
  const at = (day: string, minutes: number | null) => {
    const startedAt = Date.parse(day);
    return { startedAt, answeredAt: minutes === null ? null : startedAt + minutes * MINUTE };
  };
  const answers = [
    ...[1, 2, 3, 4, 400].map((minutes) => at('2026-05-04T10:00:00Z', minutes)),
    ...Array.from({ length: 9 }, () => at('2026-05-04T10:00:00Z', null)),
    ...[100, 100, 130, 500, 600].map((minutes) => at('2026-05-04T20:00:00Z', minutes)),
  ];
  expect(measuredFrom(answers, hours)).toEqual({ online: 'minutes', away: { n: 3, unit: 'hours' } });
  expect(measuredFrom(answers.slice(0, 4), null)).toEqual({ online: 'none', away: 'none' });
});
