import { download, readImported, type ImportFailure } from '@talk-suite/core/screens';
import { FILE_HOSTS, fileName, fileText, type SettingsFile } from '@talk-suite/core/settings';
import { useState } from 'react';
import type { TextKey } from '../../page/data.ts';
import { hostFindingsFor, type HostRights } from '../engine.ts';
import type { SettingsScreen } from '../use-settings.ts';

interface Transfer {
  readonly problem: { readonly file: string; readonly failure: ImportFailure<TextKey> } | null;
  readonly dismiss: () => void;
  readonly exportSettings: () => void;
  readonly importFile: (file: File) => void;
}

/** Export of what is saved, and import as unsaved changes. */
export const useTransfer = ({ state, dispatch }: SettingsScreen, rights: HostRights): Transfer => {
  const [problem, setProblem] = useState<Transfer['problem']>(null);
  const read = async (text: string): Promise<SettingsFile<TextKey>> => {
    const { readFile } = await import(/* webpackChunkName: "import" */ './settings-reader.ts');
    const stored = state.saved.document.settings.connection;
    return readFile(text, { local: rights.local, moreFindings: hostFindingsFor(rights, stored) });
  };
  const take = async (file: File): Promise<void> => {
    const imported = await readImported(file, read);
    setProblem(imported.kind === 'settings' ? null : { file: file.name, failure: imported });
    if (imported.kind !== 'settings') return;
    const { settings, hosts, filledIn } = imported;
    dispatch({
      type: 'import',
      document: { ...state.draft, settings },
      file: file.name,
      leftOut: FILE_HOSTS.filter((host) => host in hosts),
      filledIn,
    });
  };
  return {
    problem,
    dismiss: () => setProblem(null),
    exportSettings: () =>
      download(document, fileName(location.hostname, new Date()), fileText(state.saved.document.settings)),
    importFile: (file) => void take(file),
  };
};
