import { readImported, type ImportedFile, type ImportFailure } from '@talk-suite/core/screens';
import { useState } from 'react';
import type { HostRights } from '../../app-data/index.ts';
import type { TextKey } from '../../texts/index.ts';
import type { Editor } from '../editing/use-editing.ts';
import { readStoreFile } from './store-file.ts';

export interface Import {
  readonly problem: { readonly file: string; readonly failure: ImportFailure<TextKey> } | null;
  /** Fills the settings of a file into the draft. */
  readonly take: (file: ImportedFile) => void;
}

/** Settings of a file as unsaved changes. */
export const useImport = ({ state, dispatch }: Editor, rights: HostRights): Import => {
  const [problem, setProblem] = useState<Import['problem']>(null);
  const takeNow = async (file: ImportedFile): Promise<void> => {
    const incoming = await readImported(file, (text) => readStoreFile(text, state.draft, rights));
    setProblem(incoming.kind === 'appData' ? null : { file: file.name, failure: incoming });
    if (incoming.kind !== 'appData') return;
    const { appData, filledIn } = incoming;
    dispatch({ type: 'import', document: appData, file: file.name, filledIn });
  };
  return { problem, take: (file) => void takeNow(file) };
};
