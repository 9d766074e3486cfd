import { Type } from 'typebox';
import { closed, linkAddress, LIMITS, list, oneOf, text, whole } from './values.ts';

export const WIDGET_KINDS = ['conversations', 'links'] as const;
export const CONVERSATION_VIEWS = ['latest', 'list'] as const;
export const LINK_TARGETS = ['same', 'new'] as const;
/** Pictures next to a quick link. */
export const LINK_ICONS = [
  'link',
  'article',
  'book',
  'calendar',
  'cart',
  'chat',
  'clock',
  'document',
  'download',
  'gift',
  'heart',
  'help',
  'home',
  'info',
  'mail',
  'money',
  'package',
  'person',
  'phone',
  'pin',
  'return',
  'star',
  'tag',
  'truck',
] as const;

export interface StoredLink {
  readonly label: string;
  readonly url: string;
  readonly icon: (typeof LINK_ICONS)[number];
  readonly target: (typeof LINK_TARGETS)[number];
}

/** A card of the homepage. Which members a kind has, `checkMessenger` holds: a schema that both hosts read has no unions. */
export interface StoredWidget {
  readonly kind: (typeof WIDGET_KINDS)[number];
  readonly title: string;
  readonly show?: (typeof CONVERSATION_VIEWS)[number];
  readonly count?: number;
  readonly newLabel?: string;
  readonly links?: readonly StoredLink[];
}

/** A language's texts, each by the text that it replaces: so they stay right when cards change their order. */
export interface Translation {
  readonly locale: string;
  readonly texts: readonly { readonly of: string; readonly as: string }[];
}

const linkSchema = Type.Object(
  {
    label: text('', 60, 1),
    url: linkAddress(),
    icon: oneOf(LINK_ICONS, 'link'),
    target: oneOf(LINK_TARGETS, 'same'),
  },
  closed,
);

const widgetSchema = Type.Object(
  {
    kind: oneOf(WIDGET_KINDS, 'links'),
    title: text('', 60),
    show: Type.Optional(oneOf(CONVERSATION_VIEWS, 'latest')),
    count: Type.Optional(whole(1, 1, 5)),
    newLabel: Type.Optional(text('', 40, 1)),
    links: Type.Optional(list<StoredLink>(linkSchema, LIMITS.links, [], { minItems: 1 })),
  },
  closed,
);

const translationSchema = Type.Object(
  {
    locale: Type.String({ maxLength: 35, pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$' }),
    texts: list<Translation['texts'][number]>(
      Type.Object({ of: text('', 300, 1), as: text('', 300, 1) }, closed),
      LIMITS.translations,
    ),
  },
  closed,
);

export const CONVERSATIONS: StoredWidget = {
  kind: 'conversations',
  title: 'Conversations',
  show: 'latest',
  count: 1,
  newLabel: 'Send us a message',
};

/** What the homepage says. */
export const contentSchema = Type.Object(
  {
    greeting: text('Ask us anything, or share your feedback.', 300),
    widgets: list<StoredWidget>(widgetSchema, LIMITS.widgets, [CONVERSATIONS]),
    locales: list<Translation>(translationSchema, LIMITS.languages),
  },
  closed,
);
