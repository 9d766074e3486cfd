/** Red, green and blue as sRGB channels from 0 to 255. */
export type Colour = readonly [red: number, green: number, blue: number];

export const BLACK: Colour = [0, 0, 0];
export const WHITE: Colour = [255, 255, 255];

/** The smallest contrast of text by WCAG 2.2, 1.4.3 (AA). */
export const TEXT_CONTRAST = 4.5;

/** Reads `#rrggbb`; null for anything else. */
export const parseColour = (text: string): Colour | null => {
  if (!/^#[\da-f]{6}$/i.test(text)) return null;
  const number = Number.parseInt(text.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
};

/** A colour as `#rrggbb`, its channels rounded. */
export const hexOf = (colour: Colour): string =>
  `#${colour.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;

/** A channel as an amount of light, from 0 to 1 (sRGB, IEC 61966-2-1). */
export const linear = (channel: number): number => {
  const value = channel / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
};

/** Relative luminance by WCAG 2.2: 0 is black, 1 is white. */
export const luminance = ([red, green, blue]: Colour): number =>
  0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);

/**
 * Contrast ratio by WCAG 2.2, from 1 (none) to 21 (black on white).
 * @example contrastRatio([0, 0, 0], [255, 255, 255]) === 21
 */
export const contrastRatio = (a: Colour, b: Colour): number => {
  const [light, dark] = [luminance(a), luminance(b)].toSorted((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

/** A colour under a layer of another. @param alpha how much of the layer shows, 0 to 1. */
export const under = (colour: Colour, layer: Colour, alpha: number): Colour =>
  colour.map((channel, i) => channel + (layer[i]! - channel) * alpha) as unknown as Colour;
