import { Type, type Static } from 'typebox';
import { closed } from '../schema-parts.ts';
import { ADDRESS_LIMIT, ITEMS_LIMIT, LINE_LIMIT, PIECES_LIMIT, SKU_LIMIT } from './limits.ts';

const line = Type.String({ minLength: 1, maxLength: LINE_LIMIT });
/** Of the web alone, so that it can be shown as a link. */
const address = Type.String({ maxLength: ADDRESS_LIMIT, pattern: '^https?://' });
/** With its currency: `49.00 EUR`, or what the shop prints. */
const price = Type.String({ minLength: 1, maxLength: 40 });

const productSchema = Type.Object(
  {
    name: line,
    sku: Type.Optional(Type.String({ minLength: 1, maxLength: SKU_LIMIT })),
    price: Type.Optional(price),
    url: Type.Optional(address),
  },
  closed,
);

/** What the page knew when the first message was sent: shown to agents next to the thread, as text. */
export const pageContextSchema = Type.Object(
  {
    page: Type.Object({ url: address, title: Type.Optional(Type.String({ maxLength: LINE_LIMIT })) }, closed),
    referrer: Type.Optional(address),
    product: Type.Optional(productSchema),
    cart: Type.Optional(
      Type.Object(
        {
          items: Type.Array(
            Type.Object(
              {
                name: line,
                quantity: Type.Integer({ minimum: 1, maximum: PIECES_LIMIT }),
                /** Of one. */
                price: Type.Optional(price),
                url: Type.Optional(address),
              },
              closed,
            ),
            { maxItems: ITEMS_LIMIT },
          ),
          total: Type.Optional(price),
        },
        closed,
      ),
    ),
  },
  { ...closed, title: 'PageContext' },
);
export type PageContext = Static<typeof pageContextSchema>;

/**
 * `reported` is the browser's word. `signed` is a host's: a token of the same kind as an identity's, whose claim
 * `context` holds the same members.
 */
export const contextSchema = Type.Object(
  {
    reported: Type.Optional(pageContextSchema),
    signed: Type.Optional(Type.String({ minLength: 1, maxLength: 8000 })),
  },
  closed,
);
export type ContextBody = Static<typeof contextSchema>;
