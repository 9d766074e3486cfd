import { ESTIMATE_UNITS, ESTIMATES, LIMITS } from './choices.ts';
import { Type } from 'typebox';
import type { ClosedDate } from '../../../messenger/hours/closed-dates.ts';
import type { HoursRow } from '../../../messenger/hours/hours.ts';
import { onOrOff } from '../schema-parts.ts';
import { closed, list, nullable, oneOf, text, whole } from './values.ts';

export const OUTSIDE = ['open', 'leaveMessage', 'hide'] as const;

const CLOCK = '(?:[01][0-9]|2[0-3]):[0-5][0-9]';
const DATE = '^[0-9]{4}-[0-9]{2}-[0-9]{2}$';

const rowSchema = Type.Object(
  {
    days: Type.Unsafe<HoursRow['days']>({
      type: 'array',
      items: Type.Integer({ minimum: 1, maximum: 7 }),
      minItems: 1,
      uniqueItems: true,
    }),
    from: Type.String({ pattern: `^${CLOCK}$` }),
    to: Type.String({ pattern: `^(?:${CLOCK}|24:00)$` }),
  },
  closed,
);

const closedDateSchema = Type.Object(
  {
    date: Type.String({ pattern: DATE }),
    until: Type.Optional(Type.String({ pattern: DATE })),
    label: Type.Optional(text('', LIMITS.name)),
    yearly: onOrOff(false),
  },
  closed,
);

const estimate = (initial: (typeof ESTIMATES)[number], n: number) =>
  Type.Object(
    {
      kind: oneOf(ESTIMATES, initial),
      n: whole(n, 1, LIMITS.estimate),
      unit: oneOf(ESTIMATE_UNITS, 'hours'),
    },
    closed,
  );

const WORKING_DAYS: HoursRow = { days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' };

/** When the team answers. */
export const hoursSchema = Type.Object(
  {
    /** Null: the site's own. */
    zone: nullable<string>({
      type: ['string', 'null'],
      maxLength: 60,
      pattern: '^[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9_+-]+)*$',
    }),
    rows: list<HoursRow>(rowSchema, LIMITS.rows, [WORKING_DAYS]),
    closed: list<ClosedDate>(closedDateSchema, LIMITS.closedDates),
    estimate: Type.Object({ online: estimate('minutes', 1), away: estimate('day', 1) }, closed),
    autoReply: Type.Object(
      { online: text('', LIMITS.reply), away: text('Thanks! We are back {{ returns }}.', LIMITS.reply) },
      closed,
    ),
    outside: oneOf(OUTSIDE, 'leaveMessage'),
  },
  closed,
);
