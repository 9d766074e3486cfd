import type { Phrase } from '../findings.ts';
import { same } from '../settings/changes.ts';
import { documentDifferences, documentValue, type EditedDocument } from './document.ts';
import { OUTLASTS_SAVE, type Undo } from './editing.ts';

/** Whether everything that a step changed is saved as the step left it. */
const isSaved = <Document extends EditedDocument>(
  { before, after }: Undo<Document>,
  saved: Document,
): boolean =>
  documentDifferences(before.draft, after).every((path) =>
    same(documentValue(saved, path), documentValue(after, path)),
  );

/**
 * What a large step did, in words: as what the next save will do, or as done.
 * @param saved what is saved now
 * @example undoneInWords(undo, saved).text === 'screens.undone.disconnect.saved'
 */
export const undoneInWords = <Document extends EditedDocument>(
  undo: Undo<Document>,
  saved: Document,
): Phrase => {
  const { step } = undo;
  return {
    text:
      OUTLASTS_SAVE.has(step) && isSaved(undo, saved)
        ? `screens.undone.${step as 'disconnect' | 'reset'}.saved`
        : `screens.undone.${step}`,
    values: {},
  };
};
