/** What a list of the store answers: a part of it, or why there is none. */
export type PartAnswer<Item> =
  | { readonly kind: 'listed'; readonly items: readonly Item[]; readonly next: string | null }
  /** The merchant has not allowed the app to read it, or no longer does. */
  | { readonly kind: 'declined' }
  | { readonly kind: 'failed' };

/** Which part of a list is asked for. */
export interface PartQuestion {
  /** What somebody typed; empty: everything. */
  readonly search: string;
  /** Null: from the beginning. */
  readonly after: string | null;
}

/** A list of the store that is shown part by part. */
export interface Paged<Item, Question extends PartQuestion> {
  readonly items: readonly Item[];
  /** Where the next part begins; null where everything is there. */
  readonly next: string | null;
  readonly status: 'loading' | 'listed' | 'declined' | 'failed';
  /** What to ask the server now; a new object each time something is to be asked. */
  readonly question: Question;
}

export type PagedAction<Item, Question extends PartQuestion> =
  | { readonly type: 'more' | 'again' }
  | { readonly type: 'answered'; readonly question: Question; readonly answer: PartAnswer<Item> };

/** A list that is to be asked for. */
export const newPaged = <Question extends PartQuestion>(question: Question): Paged<never, Question> => ({
  items: [],
  next: null,
  status: 'loading',
  question,
});

const answered = <
  Item extends { readonly key: string },
  Question extends PartQuestion,
  State extends Paged<Item, Question>,
>(
  state: State,
  answer: PartAnswer<Item>,
): State => {
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

/** The one place where a list changes, but for what it is of. */
export const reducePaged = <
  Item extends { readonly key: string },
  Question extends PartQuestion,
  State extends Paged<Item, Question>,
>(
  state: State,
  action: PagedAction<Item, Question>,
): State => {
  switch (action.type) {
    case 'more':
      return state.next === null || state.status === 'loading'
        ? state
        : { ...state, status: 'loading', question: { ...state.question, after: state.next } };
    case 'again':
      return { ...state, status: 'loading', question: { ...state.question } };
    case 'answered':
      // Another question was asked meanwhile.
      return action.question === state.question
        ? answered<Item, Question, State>(state, action.answer)
        : state;
  }
};
