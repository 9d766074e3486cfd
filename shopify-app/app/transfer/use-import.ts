import { FILE_LIMIT } from '@talk-suite/core/settings';
import { useState } from 'react';
import type { HostRights } from '../../app-data/index.ts';
import type { Editor } from '../editing/use-editing.ts';
import { readStoreFile, type Incoming } from './store-file.ts';

/** Why a file was not taken. Nothing of it is used. */
export type ImportFailure =
  Exclude<Incoming, { readonly kind: 'appData' }> | { readonly kind: 'tooLarge' | 'unreadable' };

export interface Import {
  readonly problem: { readonly file: string; readonly failure: ImportFailure } | null;
  /**
   * Fills the settings of a file into the draft.
   * @param read yields its text
   */
  readonly take: (file: string, bytes: number, read: () => Promise<string>) => void;
}

/** Settings of a file as unsaved changes. */
export const useImport = ({ state, dispatch }: Editor, rights: HostRights): Import => {
  const [problem, setProblem] = useState<Import['problem']>(null);

  const readNow = async (bytes: number, read: () => Promise<string>): Promise<Incoming | ImportFailure> => {
    if (bytes > FILE_LIMIT) return { kind: 'tooLarge' };
    try {
      return readStoreFile(await read(), state.draft, rights);
    } catch {
      return { kind: 'unreadable' };
    }
  };
  const takeNow = async (file: string, bytes: number, read: () => Promise<string>): Promise<void> => {
    const incoming = await readNow(bytes, read);
    if (incoming.kind === 'appData') {
      setProblem(null);
      dispatch({ type: 'import', appData: incoming.appData, file });
    } else setProblem({ file, failure: incoming });
  };
  return { problem, take: (...file) => void takeNow(...file) };
};
