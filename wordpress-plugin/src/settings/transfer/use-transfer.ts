import type { Objections } from '@talk-suite/core/connection';
import { FILE_HOSTS, FILE_LIMIT, fileName, fileText, type SettingsFile } from '@talk-suite/core/settings';
import { useState } from 'react';
import type { TextKey } from '../../page/data.ts';
import type { SettingsScreen } from '../use-settings.ts';
import { download } from './download.ts';
import type { ImportFailure } from './import-problem.tsx';

interface Transfer {
  readonly problem: { readonly file: string; readonly failure: ImportFailure } | null;
  readonly dismiss: () => void;
  readonly exportSettings: () => void;
  readonly importFile: (file: File) => void;
}

/** Export of what is saved, and import as unsaved changes. */
export const useTransfer = (
  { state, dispatch }: SettingsScreen,
  { local, objections }: { local: boolean; objections: Objections<TextKey> },
): Transfer => {
  const [problem, setProblem] = useState<Transfer['problem']>(null);

  const read = async (file: File): Promise<void> => {
    const fail = (failure: ImportFailure): void => setProblem({ file: file.name, failure });
    if (file.size > FILE_LIMIT) return fail({ kind: 'tooLarge' });
    let imported: SettingsFile<TextKey>;
    try {
      const { readImport } = await import(/* webpackChunkName: "import" */ './settings-reader.ts');
      imported = readImport(await file.text(), local, objections);
    } catch {
      return fail({ kind: 'unreadable' });
    }
    if (imported.kind !== 'settings') return fail(imported);
    setProblem(null);
    const { settings, hosts } = imported;
    const leftOut = FILE_HOSTS.filter((host) => host in hosts);
    dispatch({ type: 'import', settings, file: file.name, leftOut });
    return undefined;
  };

  return {
    problem,
    dismiss: () => setProblem(null),
    exportSettings: () =>
      download(fileName(location.hostname, new Date()), fileText(state.saved.document.settings)),
    importFile: (file) => void read(file),
  };
};
