/** An element with text and others in it: text is text, whatever is in it. */
export const element = <Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] => {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
};

export const button = (text: string, type: 'button' | 'submit'): HTMLButtonElement =>
  element('button', { type }, text);

export const field = (
  text: string,
): { readonly label: HTMLLabelElement; readonly input: HTMLTextAreaElement } => ({
  label: element('label', { for: 'answer' }, text),
  input: element('textarea', { id: 'answer', rows: '3', dir: 'auto', maxlength: '4000' }),
});
