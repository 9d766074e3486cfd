import type { Objections } from '@talk-suite/core/connection';
import { readFile, type SettingsFile } from '@talk-suite/core/settings';
import type { TextKey } from '../../page/data.ts';

/** The core as a reader of files. In a file of its own: only those who import a file load it. */
export const readImport = (
  text: string,
  local: boolean,
  objections: Objections<TextKey>,
): SettingsFile<TextKey> => readFile(text, { local, objections });
