import { fromDocument } from '../../loader/page-access.ts';

/** Brings the font that the owner has chosen, from where they say. @returns what brings it */
export default (stylesheet: string): HTMLLinkElement | undefined => {
  if (!stylesheet.startsWith('https://')) return undefined;
  const link = fromDocument('createElement').call(document, 'link') as HTMLLinkElement;
  link.rel = 'stylesheet';
  link.href = stylesheet;
  fromDocument('head').append(link);
  return link;
};
