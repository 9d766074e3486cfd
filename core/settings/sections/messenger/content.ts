import { Type } from 'typebox';
import {
  CONVERSATION_VIEWS,
  CONVERSATIONS,
  LIMITS,
  LINK_ICONS,
  LINK_TARGETS,
  type StoredLink,
  type StoredWidget,
  type Translation,
  WIDGET_KINDS,
} from './choices.ts';
import { closed, linkAddress, list, oneOf, text, whole } from './values.ts';

const linkSchema = Type.Object(
  {
    label: text('', LIMITS.name, 1),
    url: linkAddress(),
    icon: oneOf(LINK_ICONS, 'link'),
    target: oneOf(LINK_TARGETS, 'same'),
  },
  closed,
);

const widgetSchema = Type.Object(
  {
    kind: oneOf(WIDGET_KINDS, 'links'),
    title: text('', LIMITS.name),
    show: Type.Optional(oneOf(CONVERSATION_VIEWS, 'latest')),
    count: Type.Optional(whole(1, 1, LIMITS.shown)),
    newLabel: Type.Optional(text('', LIMITS.button, 1)),
    links: Type.Optional(list<StoredLink>(linkSchema, LIMITS.links, [], { minItems: 1 })),
  },
  closed,
);

const translationSchema = Type.Object(
  {
    locale: Type.String({ maxLength: LIMITS.locale, pattern: '^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$' }),
    texts: list<Translation['texts'][number]>(
      Type.Object({ of: text('', LIMITS.reply, 1), as: text('', LIMITS.reply, 1) }, closed),
      LIMITS.translations,
    ),
  },
  closed,
);

/** What the homepage says. */
export const contentSchema = Type.Object(
  {
    greeting: text('Ask us anything, or share your feedback.', LIMITS.text),
    widgets: list<StoredWidget>(widgetSchema, LIMITS.widgets, [CONVERSATIONS]),
    locales: list<Translation>(translationSchema, LIMITS.languages),
  },
  closed,
);
