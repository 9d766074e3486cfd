import type { Finding } from '../findings.ts';
import { FILE_LIMIT } from '../settings/file.ts';
import type { SettingsFile } from '../settings/file-reading.ts';
import type { ScreenText } from './fields.ts';

/** Why a file was not taken. Nothing of it is used. In words: `screens.import.<kind>`. */
export type ImportFailure<Key extends string = never> =
  Exclude<SettingsFile<Key>, { readonly kind: 'settings' }> | { readonly kind: 'tooLarge' | 'unreadable' };

/** A file that is chosen, or a text that is pasted. */
export interface ImportedFile {
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  text(): Promise<string>;
}

/**
 * Reads a file, unless it is too large to be settings.
 * @param read what its text amounts to; hosts judge what is their own
 */
export const readImported = async <Content>(
  file: ImportedFile,
  read: (text: string) => Content | Promise<Content>,
): Promise<Content | { readonly kind: 'tooLarge' | 'unreadable' }> => {
  if (file.size > FILE_LIMIT) return { kind: 'tooLarge' };
  try {
    return await read(await file.text());
  } catch {
    return { kind: 'unreadable' };
  }
};

/** What a finding about a file is about: the field that holds it, and what inside it. */
export const placeInWords = (
  { field }: Pick<Finding, 'field'>,
  labelOf: (path: string) => string,
  t: ScreenText,
): string => {
  if (field === '') return t('screens.import.whole');
  const label = labelOf(field);
  return label === field ? field : `${label} (${field})`;
};

/** What of a page hands a text to a person as a file. */
interface DownloadPage {
  createElement(name: 'a'): { href: string; download: string; click(): void };
}

/**
 * Hands a text to the person as a file.
 * @param page the `document`
 * @example download(document, 'settings.json', '{}')
 */
export const download = (page: DownloadPage, name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = page.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
