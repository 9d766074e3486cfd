import { Parser } from 'htmlparser2';

/** Elements of a piece of HTML with their attributes, and all text outside of tags, as a browser reads them. */
export const readHtml = (
  html: string,
): { elements: { name: string; attributes: Record<string, string> }[]; text: string } => {
  const elements: { name: string; attributes: Record<string, string> }[] = [];
  let text = '';
  new Parser({
    onopentag: (name, attributes) => elements.push({ name, attributes }),
    ontext: (piece) => (text += piece),
  }).end(html);
  return { elements, text: text.trim() };
};
