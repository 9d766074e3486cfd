import { Type, type Static } from 'typebox';
import { contentSchema } from './content.ts';
import { hoursSchema } from './hours.ts';
import { styleSchema } from './style.ts';
import { MESSENGER_TABS, type MessengerTab } from './tabs.ts';
import { closed, list, oneOf } from './values.ts';
import { visitorsSchema } from './visitors.ts';

/**
 * The messenger of our own, off by default. Where it is on, the connection's service decides how it works: in front of a
 * hosted account's Talk, or as the whole chat of a Talk server.
 */
export const messengerSchema = Type.Object(
  {
    mode: oneOf(['off', 'on'], 'off'),
    style: styleSchema,
    content: contentSchema,
    visitors: visitorsSchema,
    hours: hoursSchema,
    /** Tabs whose reminder of the values in Ortto was ticked off. */
    reminded: list<MessengerTab>(oneOf(MESSENGER_TABS, 'style'), MESSENGER_TABS.length, [], {
      uniqueItems: true,
    }),
  },
  closed,
);

export type Messenger = Static<typeof messengerSchema>;
