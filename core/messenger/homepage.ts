import type { Status } from '../contract/conversation/events.ts';

/** A link of the homepage. Its address was checked when it was saved, and is checked again where it is used. */
export interface QuickLink {
  readonly label: string;
  readonly url: string;
  /** A picture next to the label: lines of an SVG path, 24 by 24. */
  readonly icon: string;
  readonly target: 'same' | 'new';
}

/** A part of the homepage, as the owner put it there. */
export type HomepageWidget =
  | {
      readonly kind: 'conversations';
      readonly title: string;
      /** The latest conversation, or a list of up to `count`. */
      readonly show: 'latest' | 'list';
      /** From 1 to 5. */
      readonly count: number;
      readonly newLabel: string;
    }
  | { readonly kind: 'links'; readonly title: string; readonly links: readonly QuickLink[] };

/** A conversation in a list. */
export interface ConversationRow {
  readonly id: string;
  readonly status: Status;
  readonly unread: number;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

export interface HomepageState {
  /** Null until they are known: a visitor who never wrote has an empty list at once. */
  readonly rows: readonly ConversationRow[] | null;
  /** Whether this visitor can start a conversation now. */
  readonly mayStart: boolean;
}

/** A card to draw. */
export type HomepageCard =
  | {
      readonly kind: 'conversations';
      readonly title: string;
      readonly rows: 'loading' | readonly ConversationRow[];
      /** Whether there are more than are shown. */
      readonly more: boolean;
      /** The button that starts a conversation; null where this visitor cannot start one now. */
      readonly newLabel: string | null;
    }
  | { readonly kind: 'links'; readonly title: string; readonly links: readonly QuickLink[] };

const byLatest = (a: ConversationRow, b: ConversationRow): number => b.updatedAt - a.updatedAt;

/**
 * The cards of the homepage, in the owner's order. A card with nothing in it is left out.
 * @example
 * homepageCards([{ kind: 'links', title: '', links: [] }], state) // []
 */
export const homepageCards = (
  widgets: readonly HomepageWidget[],
  { rows, mayStart }: HomepageState,
): HomepageCard[] =>
  widgets.flatMap((widget): HomepageCard[] => {
    if (widget.kind === 'links') return widget.links.length > 0 ? [widget] : [];
    const shownAtMost = widget.show === 'latest' ? 1 : widget.count;
    const shown = rows?.toSorted(byLatest).slice(0, shownAtMost) ?? 'loading';
    if (shown.length === 0 && !mayStart) return [];
    return [
      {
        kind: 'conversations',
        title: widget.title,
        rows: shown,
        more: (rows?.length ?? 0) > shownAtMost,
        newLabel: mayStart ? widget.newLabel : null,
      },
    ];
  });

/** How many messages wait for the visitor, in all conversations: the launcher says so. */
export const unreadInAll = (conversations: readonly ConversationRow[]): number =>
  conversations.reduce((sum, { unread }) => sum + unread, 0);
