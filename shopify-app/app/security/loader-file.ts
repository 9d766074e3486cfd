// In a file of its own, so that the loader's text is fetched only where somebody wants the file.
import loader from '../../extensions/talk-embed/assets/talk.js?raw';
import { LOADER_FILE } from './headless.ts';

/** Hands the loader to the merchant, as the theme extension has it. */
export const downloadLoader = (): void => {
  const url = URL.createObjectURL(new Blob([loader], { type: 'text/javascript' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = LOADER_FILE;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
};
