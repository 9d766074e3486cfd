import {
  conflictOf,
  differences,
  findingsAt,
  findingsElsewhere,
  isAtOrBelow,
  rebase,
  withValueAt,
} from '@talk-suite/core/settings';
import type { AppData, Finding } from '../../app-data/index.ts';
import type { Envelope, SaveAnswer } from '../envelope.ts';

/** Compared and brought over as one value: their members make sense only together. */
const WHOLE: ReadonlySet<string> = new Set(['settings.connection', 'setAside']);

export interface Undo {
  readonly draft: AppData;
  /** What was done, as a text key's end: `screens.undone.<what>`. */
  readonly what: 'theirs' | 'discard' | 'import';
  /** The name of the imported file. */
  readonly file?: string;
}

/** One screen's editing of the app data. */
export interface Editing {
  readonly saved: Envelope;
  readonly draft: AppData;
  readonly errors: readonly Finding[];
  /** What is on its way to the server; null while nothing is. */
  readonly sent: AppData | null;
  /** Why the last save failed; an empty text where there is no more to say. */
  readonly failure: string | null;
  /** What someone else saved, until the person has chosen. */
  readonly theirs: Envelope | null;
  readonly undo: Undo | null;
}

export type Action =
  | { readonly type: 'edit'; readonly path: string; readonly value: unknown }
  | { readonly type: 'send' }
  | { readonly type: 'answered'; readonly answer: SaveAnswer }
  | { readonly type: 'refuse'; readonly errors: readonly Finding[] }
  | { readonly type: 'import'; readonly appData: AppData; readonly file: string }
  | { readonly type: 'discard' | 'undo' | 'forgetFailure' | 'keepMine' | 'takeTheirs' | 'later' };

export const beginEditing = (saved: Envelope): Editing => ({
  saved,
  draft: saved.appData,
  errors: [],
  sent: null,
  failure: null,
  theirs: null,
  undo: null,
});

/** The places that a save would change. */
export const changesOf = ({ saved, draft }: Pick<Editing, 'saved' | 'draft'>): string[] =>
  differences(saved.appData, draft, WHOLE);

/** What differs between this person's edits and what someone else saved meanwhile. */
export const conflictIn = ({ saved, draft, theirs }: Editing) =>
  conflictOf(saved.appData, draft, (theirs ?? saved).appData, WHOLE);

/** Findings about the settings name their fields as in the settings alone. */
const fieldIn = (path: string): string => path.replace(/^settings\./, '');

/** The errors at a place or below it. */
export const errorsAt = (errors: readonly Finding[], path: string): readonly Finding[] =>
  findingsAt(errors, fieldIn(path));

/** The errors that none of the places shows, so that none is lost. */
export const errorsElsewhere = (errors: readonly Finding[], paths: readonly string[]): readonly Finding[] =>
  findingsElsewhere(errors, paths.map(fieldIn));

const answered = (state: Editing, answer: SaveAnswer): Editing => {
  const idle = { ...state, sent: null };
  switch (answer.kind) {
    case 'saved': {
      // What was changed while the answer was under way is kept on top of it.
      const draft = rebase(state.sent ?? state.draft, state.draft, answer.envelope.appData, WHOLE);
      return { ...beginEditing(answer.envelope), draft };
    }
    case 'stale': {
      const sent = state.sent ?? state.draft;
      const { differing } = conflictOf(state.saved.appData, sent, answer.theirs.appData, WHOLE);
      // Someone else saved, but nothing that contradicts: what was sent is there already.
      return differing.length === 0
        ? answered(state, { kind: 'saved', envelope: answer.theirs })
        : { ...idle, theirs: answer.theirs };
    }
    case 'invalid':
      return { ...idle, errors: answer.errors };
    case 'failed':
      return { ...idle, failure: answer.message };
  }
};

/** The one place where a screen's editing changes. */
export const reduce = (state: Editing, action: Action): Editing => {
  const { saved, draft, theirs, undo } = state;
  switch (action.type) {
    case 'edit':
      return {
        ...state,
        draft: withValueAt(draft, action.path, action.value),
        errors: state.errors.filter(({ field }) => !isAtOrBelow(field, fieldIn(action.path))),
        undo: null,
      };
    case 'send':
      return { ...state, sent: draft, errors: [], failure: null };
    case 'answered':
      return answered(state, action.answer);
    case 'refuse':
      return { ...state, errors: action.errors };
    case 'import':
      return {
        ...state,
        draft: action.appData,
        errors: [],
        undo: { draft, what: 'import', file: action.file },
      };
    case 'discard':
      return { ...beginEditing(saved), undo: { draft, what: 'discard' } };
    case 'undo':
      return undo ? { ...state, draft: undo.draft, errors: [], undo: null } : state;
    case 'forgetFailure':
      return { ...state, failure: null };
    case 'keepMine':
      return theirs
        ? {
            ...state,
            saved: theirs,
            draft: rebase(saved.appData, draft, theirs.appData, WHOLE),
            theirs: null,
          }
        : state;
    case 'takeTheirs':
      return theirs ? { ...beginEditing(theirs), undo: { draft, what: 'theirs' } } : state;
    case 'later':
      return { ...state, theirs: null };
  }
};
