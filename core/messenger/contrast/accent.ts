import { hexOf, type Colour } from './colour.ts';
import { fromOklch, toOklch } from './oklch.ts';

/** The surfaces that texts lie on in the messenger, light and dark; its style sheet has the same. */
export const SURFACES = {
  light: ['#ffffff', '#f6f7f9', '#f1f2f5'],
  dark: ['#1b1d22', '#131519', '#2a2d34'],
} as const;

/**
 * The lightness in OKLCH that links, outlines and drawings have at most on light surfaces, and at least on dark ones: with
 * it any colour has 4.5:1 on all of them. Green on the darkest light surface and red on the lightest dark one decide.
 */
export const ACCENT = { light: 0.48, dark: 0.79 } as const;

/** A colour as the messenger uses it next to text: its hue kept, and its lightness where it can be read. */
export const accentOf = (colour: Colour, scheme: keyof typeof ACCENT): string => {
  const [lightness, chroma, hue] = toOklch(colour);
  const readable = scheme === 'light' ? Math.min(lightness, ACCENT.light) : Math.max(lightness, ACCENT.dark);
  return hexOf(fromOklch([readable, chroma, hue]));
};

/** The same in CSS, of the property `--brand`. */
export const ACCENT_IN_CSS = `light-dark(oklch(from var(--brand) min(l,${ACCENT.light}) c h),oklch(from var(--brand) max(l,${ACCENT.dark}) c h))`;
