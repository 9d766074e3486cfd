import type { ContentAnswer, ContentItem, ContentQuestion } from '../content/content.ts';
import type { ContentKind } from '../content/documents.ts';
import type { Listed } from './address.ts';

/** What the dialog of pages, articles and blogs shows and holds. */
export interface Listing {
  readonly kind: ContentKind;
  readonly search: string;
  readonly items: readonly ContentItem[];
  /** Where the next part begins; null where everything is there. */
  readonly next: string | null;
  readonly status: 'loading' | 'listed' | 'declined' | 'failed';
  /** What to ask the server now; a new object each time something is to be asked. */
  readonly question: ContentQuestion;
  /** What is ticked, of all kinds and searches. */
  readonly chosen: readonly Listed[];
}

export type ListingAction =
  | { readonly type: 'look'; readonly kind?: ContentKind; readonly search?: string }
  | { readonly type: 'more' | 'again' }
  | { readonly type: 'answered'; readonly question: ContentQuestion; readonly answer: ContentAnswer }
  /** The keys that are ticked among those that are shown. */
  | { readonly type: 'tick'; readonly keys: readonly string[] };

const beginning = (
  kind: ContentKind,
  search: string,
): Pick<Listing, 'kind' | 'search' | 'items' | 'next' | 'status' | 'question'> => ({
  kind,
  search,
  items: [],
  next: null,
  status: 'loading',
  question: { kind, search, after: null },
});

export const newListing = (): Listing => ({ ...beginning('pages', ''), chosen: [] });

const isShown = ({ kind, items }: Listing, { kind: ofKind, key }: Listed): boolean =>
  kind === ofKind && items.some((item) => item.key === key);

/** The keys of what is shown that are ticked. */
export const tickedKeys = (listing: Listing): readonly string[] =>
  listing.chosen.filter((each) => isShown(listing, each)).map(({ key }) => key);

const answered = (state: Listing, answer: ContentAnswer): Listing => {
  if (answer.kind !== 'listed') return { ...state, status: answer.kind };
  const known = new Set(state.items.map(({ key }) => key));
  return {
    ...state,
    status: 'listed',
    // An entry that moved between two answers comes twice.
    items: [...state.items, ...answer.items.filter(({ key }) => !known.has(key))],
    next: answer.next,
  };
};

/** The one place where the dialog's list changes. */
export const reduceListing = (state: Listing, action: ListingAction): Listing => {
  switch (action.type) {
    case 'look':
      return { ...state, ...beginning(action.kind ?? state.kind, action.search ?? state.search) };
    case 'more':
      return state.next === null || state.status === 'loading'
        ? state
        : { ...state, status: 'loading', question: { ...state.question, after: state.next } };
    case 'again':
      return { ...state, status: 'loading', question: { ...state.question } };
    case 'answered':
      // Another question was asked meanwhile.
      return action.question === state.question ? answered(state, action.answer) : state;
    case 'tick': {
      const elsewhere = state.chosen.filter((each) => !isShown(state, each));
      return { ...state, chosen: [...elsewhere, ...action.keys.map((key) => ({ kind: state.kind, key }))] };
    }
  }
};
