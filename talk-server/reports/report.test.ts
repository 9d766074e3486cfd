import { expect, test } from '@jest/globals';
import { csvOf, medianOf, reportOf } from './report.ts';

const at = (text: string): number => Date.parse(text);

test('the median is the value in the middle, of an even number the mean of both, of none nothing', () => {
  expect([medianOf([9, 1, 5]), medianOf([1, 9, 5, 3]), medianOf([])]).toEqual([5, 4, null]);
});

test('a conversation counts on the day and at the hour that its zone’s clock showed, over a change of clocks', () => {
  const answers = [
    // In Berlin it is the 29th already, in the hour before the clocks go forward.
    { startedAt: at('2026-03-28T23:30:00Z'), answeredAt: at('2026-03-28T23:31:00Z') },
    { startedAt: at('2026-03-29T00:30:00Z'), answeredAt: null },
    { startedAt: at('2026-03-29T01:30:00Z'), answeredAt: at('2026-03-29T01:35:00Z') },
  ];
  const report = reportOf(answers, at('2026-03-28T12:00:00Z'), at('2026-03-30T12:00:00Z'), 'Europe/Berlin');
  expect(report.days.map(({ label, started }) => [label, started])).toEqual([
    ['2026-03-28', 0],
    ['2026-03-29', 3],
    ['2026-03-30', 0],
  ]);
  const hours = Object.fromEntries(report.hours.map(({ label, started }) => [label, started]));
  expect([hours['00'], hours['01'], hours['02'], hours['03']]).toEqual([1, 1, 0, 1]);
  expect(report.total).toEqual({ started: 3, answered: 2, median: 180 });
  expect(csvOf(report)).toBe(
    'day,conversations,answered,median_first_answer_seconds\r\n2026-03-28,0,0,\r\n2026-03-29,3,2,180\r\n2026-03-30,0,0,\r\n',
  );
});
