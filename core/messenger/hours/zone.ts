/** Milliseconds of a day on the clock; a real day may be longer or shorter. */
export const DAY = 86_400_000;

const formats: Record<string, Intl.DateTimeFormat> = {};

/** Making a formatter costs a thousand times what using one does. Swedish writes dates and times as ISO 8601 does. */
const formatOf = (zone: string): Intl.DateTimeFormat =>
  (formats[zone] ??= new Intl.DateTimeFormat('sv', {
    timeZone: zone,
    dateStyle: 'short',
    timeStyle: 'medium',
  }));

/**
 * What a clock on the wall of a time zone shows at an instant, as the instant at which a clock in UTC would show
 * the same.
 * @param zone IANA name. An unknown one throws a RangeError: `isZone` says beforehand.
 * @param instant milliseconds since 1970 in UTC.
 * @example wallTime('Europe/Berlin', Date.UTC(2026, 6, 1, 12)) === Date.UTC(2026, 6, 1, 14)
 */
export const wallTime = (zone: string, instant: number): number =>
  Date.parse(`${formatOf(zone).format(instant).replace(' ', 'T')}Z`) +
  instant -
  Math.floor(instant / 1000) * 1000;

/** Whether the runtime knows a time zone, links such as `Asia/Calcutta` included. */
export const isZone = (zone: string): boolean => {
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
};

/**
 * The instant at which a wall clock shows a time. Where clocks jump over it, the time moves forward by the jump;
 * where they show it twice, `which` chooses.
 *
 * The offset is looked up a day before and a day after: no zone changes its offset twice within two days.
 * @param wall as `wallTime` returns it.
 */
export const instantAt = (zone: string, wall: number, which: 'earlier' | 'later'): number => {
  const [before, after] = [wall - DAY, wall + DAY].map((probe) => wallTime(zone, probe) - probe);
  const shown = [wall - before!, wall - after!].filter((instant) => wallTime(zone, instant) === wall);
  if (shown.length === 0) return wall - before!;
  return which === 'earlier' ? Math.min(...shown) : Math.max(...shown);
};
