import { useState } from 'react';
import type { Objections } from '../connection/reading.ts';
import type { SettingsScreen } from '../use-settings.ts';
import { download, exportName, exportText } from './export.ts';
import type { ImportFailure } from './import-problem.tsx';
import { IMPORT_LIMIT, type Imported, readImport } from './import.ts';

interface Transfer {
  readonly problem: { readonly file: string; readonly failure: ImportFailure } | null;
  readonly dismiss: () => void;
  readonly exportSettings: () => void;
  readonly importFile: (file: File) => void;
}

/** Export of what is saved, and import as unsaved changes. */
export const useTransfer = (
  { state, dispatch }: SettingsScreen,
  { local, objections }: { local: boolean; objections: Objections },
): Transfer => {
  const [problem, setProblem] = useState<Transfer['problem']>(null);

  const read = async (file: File): Promise<void> => {
    const fail = (failure: ImportFailure): void => setProblem({ file: file.name, failure });
    if (file.size > IMPORT_LIMIT) return fail({ kind: 'tooLarge' });
    let imported: Imported;
    try {
      const { settingsReader } = await import(/* webpackChunkName: "import" */ './settings-reader.ts');
      imported = readImport(await file.text(), settingsReader(local, objections));
    } catch {
      return fail({ kind: 'unreadable' });
    }
    if (imported.kind !== 'settings') return fail(imported);
    setProblem(null);
    dispatch({ type: 'import', settings: imported.settings, file: file.name });
    return undefined;
  };

  return {
    problem,
    dismiss: () => setProblem(null),
    exportSettings: () =>
      download(exportName(location.hostname, new Date()), exportText(state.saved.document.settings)),
    importFile: (file) => void read(file),
  };
};
