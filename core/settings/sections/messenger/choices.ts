/** What the messenger's fields choose from, and how many there may be: apart from the schema, as screens need only these. */

import { LINK_DRAWINGS, type LinkIcon } from '../../../messenger/link-drawings.ts';

export const LIMITS = {
  /** Characters: of an address, of a name or a heading, of a button, of a text, of an automatic reply, and so on. */
  address: 500,
  name: 60,
  button: 40,
  text: 300,
  reply: 500,
  selector: 200,
  locale: 35,
  pictureText: 100,
  /** Pixels from the side, and from the top or bottom. */
  marginX: 400,
  marginY: 200,
  /** Of a reply time. */
  estimate: 72,
  /** Conversations that a card shows. */
  shown: 5,
  agents: 20,
  widgets: 12,
  links: 10,
  rows: 50,
  closedDates: 200,
  languages: 20,
  /** Texts of one language. */
  translations: 100,
  selectors: 10,
} as const;

export const WIDGET_KINDS = ['conversations', 'links'] as const;
export const CONVERSATION_VIEWS = ['latest', 'list'] as const;
export const LINK_TARGETS = ['same', 'new'] as const;
export const ESTIMATES = ['minutes', 'hours', 'day', 'custom', 'none', 'measured'] as const;
export const ESTIMATE_UNITS = ['minutes', 'hours', 'days'] as const;
/** Pictures next to a quick link. */
export const LINK_ICONS = Object.keys(LINK_DRAWINGS) as readonly LinkIcon[];

export interface StoredLink {
  readonly label: string;
  readonly url: string;
  readonly icon: LinkIcon;
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

export const CONVERSATIONS: StoredWidget = {
  kind: 'conversations',
  title: 'Conversations',
  show: 'latest',
  count: 1,
  newLabel: 'Send us a message',
};
