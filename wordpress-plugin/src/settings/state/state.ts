import type { FindingInWords } from '@talk-suite/core/findings';
import type { Entry } from '@talk-suite/core/connection';
import { type FileHost, isAtOrBelow } from '@talk-suite/core/settings';
import { rebase } from './differences.ts';
import type { Envelope, SettingsDocument } from './document.ts';
import type { SaveFailure } from '../api/failures.ts';
import { withValueAt } from './paths.ts';

/** A step that can be taken back, with everything it replaced. */
export interface Undo {
  readonly step: 'import' | 'disconnect' | 'theirs' | 'discard';
  readonly draft: SettingsDocument;
  readonly entry: Entry | null;
  /** The name of the imported file. */
  readonly file?: string;
  /** Hosts whose own choices the file held; nothing here can use them. */
  readonly leftOut?: readonly FileHost[];
}

/** What the screen holds from the moment the settings have been read. */
export interface ScreenState {
  readonly saved: Envelope;
  readonly draft: SettingsDocument;
  readonly entry: Entry | null;
  readonly errors: readonly FindingInWords[];
  /** Draft and entry as they were when they were sent, until the answer. */
  readonly sent: { readonly draft: SettingsDocument; readonly entry: Entry | null } | null;
  readonly failure: SaveFailure | null;
  /** What someone else saved meanwhile, until the person has chosen. */
  readonly theirs: Envelope | null;
  readonly undo: Undo | null;
  /** Counts successful saves, so that each one is announced. */
  readonly saves: number;
  /** Counts refused saves, so that each one leads to its first field. */
  readonly refusals: number;
}

export type Action =
  | { readonly type: 'edit'; readonly path: string; readonly value: unknown }
  | { readonly type: 'enter'; readonly entry: Entry | null }
  | { readonly type: 'disconnect' }
  | {
      readonly type: 'import';
      readonly settings: SettingsDocument['settings'];
      readonly file: string;
      readonly leftOut: readonly FileHost[];
    }
  | { readonly type: 'discard' }
  | { readonly type: 'undo' }
  | { readonly type: 'forgetUndo' }
  | { readonly type: 'refuse'; readonly errors: readonly FindingInWords[] }
  | { readonly type: 'send' }
  | { readonly type: 'answered'; readonly envelope: Envelope }
  | { readonly type: 'failed'; readonly failure: SaveFailure }
  | { readonly type: 'stale'; readonly theirs: Envelope }
  | { readonly type: 'forgetFailure' }
  | { readonly type: 'chooseLater' }
  | { readonly type: 'keepMine' }
  | { readonly type: 'takeTheirs' };

export const initialState = (saved: Envelope): ScreenState => ({
  saved,
  draft: saved.document,
  entry: null,
  errors: [],
  sent: null,
  failure: null,
  theirs: null,
  undo: null,
  saves: 0,
  refusals: 0,
});

const replaceDraft = (
  state: ScreenState,
  draft: SettingsDocument,
  undo: Omit<Undo, 'draft' | 'entry'>,
): ScreenState => ({
  ...state,
  draft,
  entry: null,
  errors: [],
  undo: { ...undo, draft: state.draft, entry: state.entry },
});

/** The one place where the screen's state changes. */
export const reduce = (state: ScreenState, action: Action): ScreenState => {
  switch (action.type) {
    case 'edit':
      return {
        ...state,
        draft: withValueAt(state.draft, action.path, action.value),
        errors: state.errors.filter(({ field }) => !isAtOrBelow(field, action.path)),
      };
    case 'enter':
      return {
        ...state,
        entry: action.entry,
        errors: state.errors.filter(({ field }) => !isAtOrBelow(field, 'connection')),
      };
    case 'disconnect':
      return replaceDraft(state, withValueAt(state.draft, 'connection', null), { step: 'disconnect' });
    case 'import':
      return replaceDraft(
        state,
        { ...state.draft, settings: action.settings },
        { step: 'import', file: action.file, leftOut: action.leftOut },
      );
    case 'discard':
      return replaceDraft(state, state.saved.document, { step: 'discard' });
    case 'undo':
      return state.undo
        ? { ...state, draft: state.undo.draft, entry: state.undo.entry, errors: [], undo: null }
        : state;
    case 'forgetUndo':
      return { ...state, undo: null };
    case 'refuse':
      return { ...state, errors: action.errors, sent: null, refusals: state.refusals + 1 };
    case 'send':
      return { ...state, sent: { draft: state.draft, entry: state.entry }, errors: [], failure: null };
    case 'answered': {
      // What was changed while the answer was under way is kept on top of it.
      const { document } = action.envelope;
      const { draft, entry } = state.sent ?? state;
      return {
        ...initialState(action.envelope),
        draft: rebase(draft, state.draft, document),
        entry: state.entry === entry ? null : state.entry,
        saves: state.saves + 1,
        refusals: state.refusals,
      };
    }
    case 'failed':
      return { ...state, sent: null, failure: action.failure };
    case 'stale':
      return { ...state, sent: null, theirs: action.theirs };
    case 'forgetFailure':
      return { ...state, failure: null };
    case 'chooseLater':
      return { ...state, theirs: null };
    case 'keepMine':
      return state.theirs
        ? {
            ...state,
            saved: state.theirs,
            draft: rebase(state.saved.document, state.draft, state.theirs.document),
            theirs: null,
          }
        : state;
    case 'takeTheirs':
      return state.theirs
        ? {
            ...replaceDraft(state, state.theirs.document, { step: 'theirs' }),
            saved: state.theirs,
            theirs: null,
          }
        : state;
  }
};
