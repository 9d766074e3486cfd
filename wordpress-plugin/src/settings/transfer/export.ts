import type { Settings } from '@talk-suite/core/settings';

/** The content of an exported file: the settings alone, the same on every platform. */
export const exportText = (settings: Settings): string => `${JSON.stringify(settings, null, 2)}\n`;

/** `talk-settings-example.com-2027-03-01.json` */
export const exportName = (host: string, day: Date): string =>
  `talk-settings-${host.replace(/[^a-z0-9.-]/gi, '-')}-${day.toISOString().slice(0, 10)}.json`;

/** Hands a text to the person as a file. */
export const download = (name: string, text: string): void => {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
