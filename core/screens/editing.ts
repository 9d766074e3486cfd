import type { Entry } from '../connection/entry.ts';
import type { FileHost } from '../settings/file.ts';
import { isAtOrBelow } from '../settings/findings-at.ts';
import {
  documentConflict,
  documentDifferences,
  documentValue,
  rebaseDocument,
  withDocumentValue,
  type EditedDocument,
  type Saved,
} from './document.ts';

/** Why a save did not arrive, or was not done for a reason other than what the settings hold. */
export interface SaveFailure {
  /** In words: `screens.failure.<kind>`. */
  readonly kind: 'offline' | 'signedOut' | 'forbidden' | 'server';
  /** What the server said, if anything; already in the reader's language. */
  readonly detail: string;
}

/** Something wrong at a path; hosts differ in whether it comes in words. */
interface Problem {
  readonly field: string;
}

/** The answer to a save. */
export type SaveAnswer<Document, Revision, Error extends Problem> =
  | { readonly kind: 'saved'; readonly saved: Saved<Document, Revision> }
  | { readonly kind: 'stale'; readonly theirs: Saved<Document, Revision> }
  | { readonly kind: 'invalid'; readonly errors: readonly Error[] }
  | { readonly kind: 'failed'; readonly failure: SaveFailure };

/** A large step that can be taken back by itself: what was edited since stays. */
export interface Undo<Document> {
  /** In words: `screens.undone.<step>` and `screens.undo.<step>`. */
  readonly step: 'import' | 'disconnect' | 'theirs' | 'discard' | 'reset';
  readonly before: { readonly draft: Document; readonly entry: Entry | null };
  readonly after: Document;
  /** The name of the imported file. */
  readonly file?: string;
  /** Hosts whose own parts the file held; nothing here can use them. */
  readonly leftOut?: readonly FileHost[];
  /** What of the file had to be filled in: paths of settings that it lacked. */
  readonly filledIn?: readonly string[];
  /** Whether only a part of the import was kept. */
  readonly narrowed?: boolean;
}

/** What a screen holds from the moment the settings have been read. */
export interface Editing<Document, Revision, Error extends Problem> {
  readonly saved: Saved<Document, Revision>;
  readonly draft: Document;
  /** The connection that is being entered; null while none is. */
  readonly entry: Entry | null;
  readonly errors: readonly Error[];
  /** What was sent, and what it was made of, until the answer. */
  readonly sent: {
    readonly document: Document;
    readonly draft: Document;
    readonly entry: Entry | null;
  } | null;
  readonly failure: SaveFailure | null;
  /** What someone else saved meanwhile, until the person has chosen. */
  readonly theirs: Saved<Document, Revision> | null;
  /** The last step comes first. */
  readonly undo: readonly Undo<Document>[];
  /** Counts successful saves, so that each one is announced. */
  readonly saves: number;
  /** Counts refused saves, so that each one leads to its first field. */
  readonly refusals: number;
}

export type EditingAction<Document, Revision, Error extends Problem> =
  | { readonly type: 'edit'; readonly path: string; readonly value: unknown }
  | { readonly type: 'enter'; readonly entry: Entry | null }
  | { readonly type: 'disconnect' }
  /** Puts the settings at these paths back to what `settings` holds there. */
  | { readonly type: 'reset'; readonly paths: readonly string[]; readonly values: readonly unknown[] }
  | {
      readonly type: 'import';
      readonly document: Document;
      readonly file: string;
      readonly leftOut?: readonly FileHost[];
      readonly filledIn?: readonly string[];
    }
  /** Of the import that was made last, only what is at or below these paths is kept. */
  | { readonly type: 'keepOnly'; readonly paths: readonly string[] }
  | { readonly type: 'refuse'; readonly errors: readonly Error[] }
  /** `document` is the draft with the connection that is being entered. */
  | { readonly type: 'send'; readonly document: Document }
  | { readonly type: 'answered'; readonly answer: SaveAnswer<Document, Revision, Error> }
  | {
      readonly type:
        'discard' | 'undo' | 'forgetUndo' | 'forgetFailure' | 'keepMine' | 'takeTheirs' | 'later';
    };

/** The state in which a screen begins. */
export const beginEditing = <Document extends EditedDocument, Revision, Error extends Problem>(
  saved: Saved<Document, Revision>,
): Editing<Document, Revision, Error> => ({
  saved,
  draft: saved.document,
  entry: null,
  errors: [],
  sent: null,
  failure: null,
  theirs: null,
  undo: [],
  saves: 0,
  refusals: 0,
});

/** The paths that a save would change, without what is being entered. */
export const changesOf = <Document extends EditedDocument>({
  saved,
  draft,
}: {
  readonly saved: Saved<Document, unknown>;
  readonly draft: Document;
}): string[] => documentDifferences(saved.document, draft);

/** So many steps can be taken back. */
const STEPS = 20;

/** These can be taken back after a save as well: what they took away is not easily entered anew. */
export const OUTLASTS_SAVE: ReadonlySet<Undo<unknown>['step']> = new Set(['disconnect', 'reset']);

const replaceDraft = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
  draft: Document,
  step: Omit<Undo<Document>, 'before' | 'after'>,
): Editing<Document, Revision, Error> => ({
  ...state,
  draft,
  entry: null,
  errors: [],
  undo: [{ ...step, before: { draft: state.draft, entry: state.entry }, after: draft }, ...state.undo].slice(
    0,
    STEPS,
  ),
});

const answered = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
  answer: SaveAnswer<Document, Revision, Error>,
): Editing<Document, Revision, Error> => {
  const sent = state.sent ?? { ...state, document: state.draft };
  switch (answer.kind) {
    case 'saved':
      return {
        ...beginEditing<Document, Revision, Error>(answer.saved),
        // What was changed while the answer was under way is kept on top of it.
        draft: rebaseDocument(sent.draft, state.draft, answer.saved.document),
        entry: state.entry === sent.entry ? null : state.entry,
        undo: state.undo.filter(({ step }) => OUTLASTS_SAVE.has(step)),
        saves: state.saves + 1,
        refusals: state.refusals,
      };
    case 'stale': {
      const { differing } = documentConflict(state.saved.document, sent.document, answer.theirs.document);
      // Someone else saved, but nothing that contradicts: what was sent is there already.
      return differing.length === 0
        ? answered(state, { kind: 'saved', saved: answer.theirs })
        : { ...state, sent: null, theirs: answer.theirs };
    }
    case 'invalid':
      return { ...state, sent: null, errors: answer.errors, refusals: state.refusals + 1 };
    case 'failed':
      return { ...state, sent: null, failure: answer.failure };
  }
};

const undone = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
): Editing<Document, Revision, Error> => {
  const [last, ...undo] = state.undo;
  if (!last) return state;
  return {
    ...state,
    draft: rebaseDocument(last.after, state.draft, last.before.draft),
    entry: state.entry ?? last.before.entry,
    errors: [],
    undo,
  };
};

/** The last step narrowed to some paths, with what was edited since. */
const narrowed = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
  paths: readonly string[],
): Editing<Document, Revision, Error> => {
  const [last, ...undo] = state.undo;
  if (last?.step !== 'import') return state;
  const { before, after } = last;
  const kept = documentDifferences(before.draft, after)
    .filter((path) => paths.some((each) => isAtOrBelow(path, each)))
    .reduce((document, path) => withDocumentValue(document, path, documentValue(after, path)), before.draft);
  return {
    ...state,
    draft: rebaseDocument(after, state.draft, kept),
    errors: [],
    undo: [{ ...last, after: kept, narrowed: true }, ...undo],
  };
};

/** @returns the state after `keepMine` or `takeTheirs`; the same where nobody else has saved */
const chosen = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
  mine: boolean,
): Editing<Document, Revision, Error> => {
  const { theirs } = state;
  if (!theirs) return state;
  return mine
    ? {
        ...state,
        saved: theirs,
        draft: rebaseDocument(state.saved.document, state.draft, theirs.document),
        theirs: null,
      }
    : { ...replaceDraft(state, theirs.document, { step: 'theirs' }), saved: theirs, theirs: null };
};

/**
 * The one place where a screen's editing changes.
 * @example reduceEditing(beginEditing(saved), { type: 'edit', path: 'enabled', value: false })
 */
export const reduceEditing = <Document extends EditedDocument, Revision, Error extends Problem>(
  state: Editing<Document, Revision, Error>,
  action: EditingAction<Document, Revision, Error>,
): Editing<Document, Revision, Error> => {
  const errorsElsewhere = (path: string) => state.errors.filter(({ field }) => !isAtOrBelow(field, path));
  switch (action.type) {
    case 'edit':
      return {
        ...state,
        draft: withDocumentValue(state.draft, action.path, action.value),
        errors: errorsElsewhere(action.path),
      };
    case 'enter':
      return { ...state, entry: action.entry, errors: errorsElsewhere('connection') };
    case 'disconnect':
      return replaceDraft(state, withDocumentValue(state.draft, 'connection', null), { step: 'disconnect' });
    case 'reset':
      return replaceDraft(
        state,
        action.paths.reduce(
          (draft, path, at) => withDocumentValue(draft, path, action.values[at]),
          state.draft,
        ),
        { step: 'reset' },
      );
    case 'import': {
      const { document, type: _type, ...step } = action;
      return replaceDraft(state, document, { step: 'import', ...step });
    }
    case 'keepOnly':
      return narrowed(state, action.paths);
    case 'discard':
      return replaceDraft(state, state.saved.document, { step: 'discard' });
    case 'undo':
      return undone(state);
    case 'forgetUndo':
      return { ...state, undo: state.undo.slice(1) };
    case 'refuse':
      return answered(state, { kind: 'invalid', errors: action.errors });
    case 'send':
      return {
        ...state,
        sent: { document: action.document, draft: state.draft, entry: state.entry },
        errors: [],
        failure: null,
      };
    case 'answered':
      return answered(state, action.answer);
    case 'forgetFailure':
      return { ...state, failure: null };
    case 'later':
      return { ...state, theirs: null };
    case 'keepMine':
      return chosen(state, true);
    case 'takeTheirs':
      return chosen(state, false);
  }
};
