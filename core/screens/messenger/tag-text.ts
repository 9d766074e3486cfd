/** What is selected in a text, or where the caret is: a text box says so. */
export interface Selected {
  readonly selectionStart: number;
  readonly selectionEnd: number;
}

/**
 * A text with a merge tag where the caret is, in the place of what is selected.
 * @param selected null where nobody knows: then the tag goes to the end, a blank before it
 * @example withTag('Hello !', 'name', { selectionStart: 6, selectionEnd: 6 }) === 'Hello {{ name }}!'
 */
export const withTag = (text: string, tag: string, selected: Selected | null): string => {
  if (selected === null) return `${text}${/(^|\s)$/.test(text) ? '' : ' '}{{ ${tag} }}`;
  return `${text.slice(0, selected.selectionStart)}{{ ${tag} }}${text.slice(selected.selectionEnd)}`;
};
