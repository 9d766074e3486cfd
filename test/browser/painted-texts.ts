import type { Colour } from '../../core/messenger/contrast/colour.ts';

/** A text of a page with the colours that it is painted in. */
export interface PaintedText {
  readonly text: string;
  readonly colour: Colour;
  /** How much of the colour shows, 0 to 1. */
  readonly alpha: number;
  readonly background: Colour;
}

/** What elements say by themselves, as labels and as values of fields. Runs in the page. */
export const paintedTexts = (elements: Element[]): PaintedText[] => {
  const channels = (colour: string): [Colour, number] => {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (colour.match(/[\d.]+/g) ?? []).map(Number);
    return [[red, green, blue], alpha];
  };
  const saidBy = (element: Element): string => {
    if (element.matches('select, textarea, input:not([type=color], [type=checkbox], [type=radio])'))
      return (element as HTMLInputElement).value;
    if (element.matches('select *')) return '';
    return [...element.childNodes]
      .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
      .map(({ textContent }) => textContent ?? '')
      .join('')
      .trim();
  };
  const painted = (element: Element, text: string): PaintedText => {
    const [colour, shows] = channels(getComputedStyle(element).color);
    let alpha = shows;
    let background: Colour | null = null;
    for (let at: Element | null = element; at; at = at.parentElement) {
      const { opacity, backgroundColor } = getComputedStyle(at);
      alpha *= Number(opacity);
      const [ground, covers] = channels(backgroundColor);
      if (background === null && covers === 1) background = ground;
    }
    return { text, colour, alpha, background: background ?? [255, 255, 255] };
  };
  return elements.flatMap((element) => {
    const text = saidBy(element);
    return text === '' || !element.checkVisibility() ? [] : [painted(element, text)];
  });
};
