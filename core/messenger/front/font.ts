import { fromDocument } from '../../loader/page-access.ts';

/** Brings the font that the owner has chosen, from where they say. */
export default (stylesheet: string): void => {
  if (!stylesheet.startsWith('https://')) return;
  const link = fromDocument('createElement').call(document, 'link') as HTMLLinkElement;
  link.rel = 'stylesheet';
  link.href = stylesheet;
  fromDocument('head').append(link);
};
