import type { OverrideKind } from '../../app-data/overrides.ts';
import type { ContentItem, ContentQuestion } from '../content/content.ts';
import { newPaged, reducePaged, type Paged, type PagedAction } from '../content/paged.ts';

/** What the list of the store's pages shows and holds. */
export interface Listing extends Paged<ContentItem, ContentQuestion> {
  readonly kind: OverrideKind;
  readonly search: string;
}

export type ListingAction =
  | { readonly type: 'look'; readonly kind?: OverrideKind; readonly search?: string }
  | PagedAction<ContentItem, ContentQuestion>;

/** A list that is to be asked for. */
export const newListing = (kind: OverrideKind, search = ''): Listing => ({
  kind,
  search,
  ...newPaged({ kind, search, after: null }),
});

/** The one place where the list changes. */
export const reduceListing = (state: Listing, action: ListingAction): Listing =>
  action.type === 'look'
    ? newListing(action.kind ?? state.kind, action.search ?? state.search)
    : reducePaged<ContentItem, ContentQuestion, Listing>(state, action);
