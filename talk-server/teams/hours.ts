import { isZone, type OfficeHours } from '@talk-suite/core/messenger';
import { Type } from 'typebox';
import { Value } from 'typebox/value';

const closed = { additionalProperties: false } as const;
const clock = '([01]\\d|2[0-3]):[0-5]\\d';

/** Office hours as a team has them. */
const schema = Type.Object(
  {
    zone: Type.String({ minLength: 1, maxLength: 100 }),
    rows: Type.Array(
      Type.Object(
        {
          days: Type.Array(Type.Integer({ minimum: 1, maximum: 7 }), {
            minItems: 1,
            maxItems: 7,
            uniqueItems: true,
          }),
          from: Type.String({ pattern: `^${clock}$` }),
          to: Type.String({ pattern: `^(${clock}|24:00)$` }),
        },
        closed,
      ),
      { maxItems: 50 },
    ),
    closed: Type.Array(Type.Unknown(), { maxItems: 0 }),
  },
  closed,
);

/** Whether a value is office hours: rows of days, and a zone that there is. Closed dates are the site's. */
export const isOfficeHours = (value: unknown): value is OfficeHours =>
  Value.Check(schema, value) && isZone(value.zone);
