import { expect, test } from '@jest/globals';
import { GRACE, wished, type Retention } from './retention.ts';

const NOW = 1_800_000_000_000;
const kept: Retention = { days: null, waits: null };
const month: Retention = { days: 30, waits: null };

test('to delete sooner begins a day later, and until then what was before is in force', () => {
  expect(wished(kept, 30, NOW)).toEqual({ days: 30, waits: { until: NOW + GRACE, before: null } });
  expect(wished(month, 7, NOW)).toEqual({ days: 7, waits: { until: NOW + GRACE, before: 30 } });
});

test('to keep longer, or for good, holds at once', () => {
  expect(wished(month, 90, NOW)).toEqual({ days: 90, waits: null });
  expect(wished(month, null, NOW)).toEqual({ days: null, waits: null });
});

test('who changes their mind within the day is back where they were', () => {
  const waiting = wished(month, 7, NOW);
  expect(wished(waiting, 30, NOW + 1)).toEqual(month);
  expect(wished(waiting, 14, NOW + 1)).toEqual({ days: 14, waits: { until: NOW + 1 + GRACE, before: 30 } });
});

test('after the day the new one is what counts', () => {
  const waiting = wished(month, 7, NOW);
  expect(wished(waiting, 30, NOW + GRACE)).toEqual(month);
  expect(wished(waiting, 5, NOW + GRACE)).toEqual({ days: 5, waits: { until: NOW + 2 * GRACE, before: 7 } });
});
