import { Type, type Static } from 'typebox';
import { comparable, withoutSlash } from '../../visibility/patterns/normalise.ts';
import { fits, parsePattern } from '../../visibility/patterns/pattern.ts';
import { closed, listOf, oneOf, orNull } from '../schema-parts.ts';

const id = Type.String({ pattern: '^[\\w-]{1,64}$' });

/** The pages of an outbound message: of their paths, `*` for any signs. */
const pagesSchema = Type.Object(
  {
    selection: oneOf(['all', 'only', 'except']),
    paths: Type.Array(Type.String({ minLength: 1, maxLength: 300, pattern: '^[/*]' }), { maxItems: 100 }),
  },
  closed,
);

/**
 * A message that the team sends first: who sees it, where, when and how often. It is shown by the messenger, and is
 * in no log until somebody answers it.
 */
export const outboundSchema = Type.Object(
  {
    text: Type.String({ minLength: 1, maxLength: 500 }),
    /** The member who says it; null for the team. */
    agent: orNull(Type.String({ minLength: 1, maxLength: 100 })),
    enabled: Type.Boolean(),
    pages: pagesSchema,
    who: oneOf(['everyone', 'unknown', 'known']),
    device: oneOf(['any', 'desktop', 'phone']),
    when: Type.Union([
      Type.Object({ selection: oneOf(['immediately', 'exit', 'call']) }, closed),
      /** Seconds on the page, or percent of it scrolled. */
      Type.Object({ selection: oneOf(['time']), value: Type.Integer({ minimum: 1, maximum: 3600 }) }, closed),
      Type.Object(
        { selection: oneOf(['scroll']), value: Type.Integer({ minimum: 1, maximum: 100 }) },
        closed,
      ),
    ]),
    frequency: oneOf(['once', 'session', 'always']),
  },
  closed,
);
export type OutboundBody = Static<typeof outboundSchema>;
export const outboundIdSchema = id;

/** An outbound message in the answer to a request for widgets, with Ortto's names as far as they are known. */
export const outboundWidgetSchema = Type.Object({
  id: Type.String(),
  type: Type.Literal('talk'),
  page: Type.Object({
    selection: pagesSchema.properties.selection,
    filter: listOf(Type.String()),
    device: outboundSchema.properties.device,
  }),
  who: Type.Object({ selection: outboundSchema.properties.who }),
  when: outboundSchema.properties.when,
  frequency: outboundSchema.properties.frequency,
  talk_message_body: Type.String(),
  talk_message_agent_id: Type.String(),
  talk_message_agent: orNull(
    Type.Object({ id: Type.String(), name: Type.String(), status: oneOf(['online', 'away']) }),
  ),
});
export type OutboundWidget = Static<typeof outboundWidgetSchema>;

/**
 * Whether a page's path is one of a message's pages, by the patterns that the rules of visibility have. Client-side
 * navigation asks again with the new path.
 * @example isOnPage({ selection: 'only', filter: ['/pricing', '/docs/*'] }, '/docs/api') // true
 */
export const isOnPage = (
  { selection, filter }: Pick<OutboundWidget['page'], 'selection' | 'filter'>,
  path: string,
): boolean => {
  if (selection === 'all') return true;
  const asked = comparable(withoutSlash(path));
  return filter.some((pattern) => fits(parsePattern(pattern).path, asked)) === (selection === 'only');
};
