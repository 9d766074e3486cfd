import { Type, type Static } from 'typebox';
import { comparable, withoutSlash } from '../../visibility/patterns/normalise.ts';
import { fits, parsePattern } from '../../visibility/patterns/pattern.ts';

const closed = { additionalProperties: false } as const;
const id = Type.String({ pattern: '^[\\w-]{1,64}$' });
const one = <const Name extends string>(...names: Name[]) =>
  Type.Unsafe<Name>({ type: 'string', enum: names });

/** The pages of an outbound message: of their paths, `*` for any signs. */
const pagesSchema = Type.Object(
  {
    selection: one('all', 'only', 'except'),
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
    agent: Type.Union([Type.String({ minLength: 1, maxLength: 100 }), Type.Null()]),
    enabled: Type.Boolean(),
    pages: pagesSchema,
    who: one('everyone', 'unknown', 'known'),
    device: one('any', 'desktop', 'phone'),
    when: Type.Union([
      Type.Object({ selection: one('immediately', 'exit', 'call') }, closed),
      /** Seconds on the page, or percent of it scrolled. */
      Type.Object({ selection: one('time'), value: Type.Integer({ minimum: 1, maximum: 3600 }) }, closed),
      Type.Object({ selection: one('scroll'), value: Type.Integer({ minimum: 1, maximum: 100 }) }, closed),
    ]),
    frequency: one('once', 'session', 'always'),
  },
  closed,
);
export type OutboundBody = Static<typeof outboundSchema>;
export const outboundIdSchema = id;

/** An outbound message in the answer to a request for widgets, with Ortto's names as far as they are known. */
export interface OutboundWidget {
  readonly id: string;
  readonly type: 'talk';
  readonly page: {
    readonly selection: OutboundBody['pages']['selection'];
    readonly filter: readonly string[];
    readonly device: OutboundBody['device'];
  };
  readonly who: { readonly selection: OutboundBody['who'] };
  readonly when: OutboundBody['when'];
  readonly frequency: OutboundBody['frequency'];
  readonly talk_message_body: string;
  readonly talk_message_agent_id: string;
  readonly talk_message_agent: {
    readonly id: string;
    readonly name: string;
    readonly status: 'online' | 'away';
  } | null;
}

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
