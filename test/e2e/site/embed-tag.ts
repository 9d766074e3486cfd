import { parseDocument } from 'htmlparser2';

/** The loader's tag as a browser reads it. */
export interface EmbedTag {
  /** As it is printed. */
  html: string;
  /** Every attribute, values decoded. */
  attributes: Record<string, string>;
}

/** Every loader tag of a page. */
export const embedTags = (html: string): EmbedTag[] =>
  [...html.matchAll(/<script\b[^>]*\bid=["']talk-messenger-js["'][^>]*><\/script>\n?/g)].map(([tag]) => {
    const element = parseDocument(tag).children[0] as unknown as { attribs: Record<string, string> };
    return { html: tag, attributes: { ...element.attribs } };
  });

/** The configuration in a tag: its `data-` attributes. */
export const configuration = ({ attributes }: EmbedTag): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).filter(([name]) => name.startsWith('data-')));

/** Every hint of a page to fetch a script, as it is printed and as a browser reads it. */
export const scriptHints = (html: string): EmbedTag[] =>
  [...html.matchAll(/<link rel='preload' [^>]*\bas='script'[^>]*>\n?/g)].map(([hint]) => {
    const element = parseDocument(hint).children[0] as unknown as { attribs: Record<string, string> };
    return { html: hint, attributes: { ...element.attribs } };
  });
