import type { OverrideKind } from '../../app-data/overrides.ts';
import type { ContentAnswer, ContentItem, ContentQuestion } from '../content/content.ts';

/** What the list of the store's pages shows and holds. */
export interface Listing {
  readonly kind: OverrideKind;
  readonly search: string;
  readonly items: readonly ContentItem[];
  /** Where the next part begins; null where everything is there. */
  readonly next: string | null;
  readonly status: 'loading' | 'listed' | 'declined' | 'failed';
  /** What to ask the server now; a new object each time something is to be asked. */
  readonly question: ContentQuestion;
}

export type ListingAction =
  | { readonly type: 'look'; readonly kind?: OverrideKind; readonly search?: string }
  | { readonly type: 'more' | 'again' }
  | { readonly type: 'answered'; readonly question: ContentQuestion; readonly answer: ContentAnswer };

/** A list that is to be asked for. */
export const newListing = (kind: OverrideKind, search = ''): Listing => ({
  kind,
  search,
  items: [],
  next: null,
  status: 'loading',
  question: { kind, search, after: null },
});

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

/** The one place where the list changes. */
export const reduceListing = (state: Listing, action: ListingAction): Listing => {
  switch (action.type) {
    case 'look':
      return newListing(action.kind ?? state.kind, action.search ?? state.search);
    case 'more':
      return state.next === null || state.status === 'loading'
        ? state
        : { ...state, status: 'loading', question: { ...state.question, after: state.next } };
    case 'again':
      return { ...state, status: 'loading', question: { ...state.question } };
    case 'answered':
      // Another question was asked meanwhile.
      return action.question === state.question ? answered(state, action.answer) : state;
  }
};
