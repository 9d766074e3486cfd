import type {
  Editing as AnyEditing,
  EditingAction,
  SaveAnswer as AnyAnswer,
  Saved,
} from '@talk-suite/core/screens';
import type { AppData, Finding } from '../../app-data/index.ts';
import type { Envelope, SaveAnswer } from '../envelope.ts';

/** One screen's editing of the app data; what is saved is named by the digest of the metafield. */
export type Editing = AnyEditing<AppData, string | null, Finding>;
export type Action = EditingAction<AppData, string | null, Finding>;

/** What the store has saved, as the editing begins with it. Shopify says when it was, and not by whom. */
export const savedOf = ({ digest, appData, savedAt }: Envelope): Saved<AppData, string | null> => ({
  revision: digest,
  document: appData,
  ...(savedAt !== undefined && { by: { name: '', self: false, at: savedAt } }),
});

/** The server's answer as the editing takes it. */
export const answerOf = (answer: SaveAnswer): AnyAnswer<AppData, string | null, Finding> => {
  switch (answer.kind) {
    case 'saved':
      return { kind: 'saved', saved: savedOf(answer.envelope) };
    case 'stale':
      return { kind: 'stale', theirs: savedOf(answer.theirs) };
    case 'invalid':
    case 'failed':
      return answer;
  }
};
