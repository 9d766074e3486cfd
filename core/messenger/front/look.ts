import { GRAPHICS_CONTRAST, TEXT_CONTRAST } from '../contrast/colour.ts';
import {
  readableOn,
  textOnColour,
  textOnGradient,
  textOnImage,
  type ReadableText,
} from '../contrast/readable.ts';
import type { PublicStyle } from '../public-settings.ts';
import css from './front.css';

/** The surfaces that text and controls lie on, light and dark: the style sheet has the same. */
const SURFACES = ['#ffffff', '#1b1d22'] as const;

/** A colour of the owner's, or none: whatever else was written into the settings is no part of a style sheet. */
const colourOr = (text: string, fallback: string): string => (/^#[\da-f]{6}$/i.test(text) ? text : fallback);

const onBoth = (colour: string, least: number): string =>
  `light-dark(${SURFACES.map((surface) => readableOn(colour, surface, least)).join()})`;

const header = ({
  header: own,
}: PublicStyle): { readonly background: string; readonly text: ReadableText } => {
  if (own.kind === 'gradient') {
    const [from, to] = [colourOr(own.from, '#1f3a5f'), colourOr(own.to, '#3b6ea5')];
    return {
      background: `linear-gradient(${Number(own.angle) || 0}deg,${from},${to})`,
      text: textOnGradient(from, to),
    };
  }
  const colour = colourOr(own.colour, '#1f3a5f');
  return { background: colour, text: own.kind === 'image' ? textOnImage() : textOnColour(colour) };
};

const fontOf = ({ font }: PublicStyle): string => {
  const system = 'system-ui, -apple-system, "Segoe UI", Roboto, sans-serif';
  if (font.kind === 'hosted' && /^[\w -]{1,60}$/.test(font.family)) return `"${font.family}", ${system}`;
  if (font.kind === 'site')
    return (
      getComputedStyle(Document.prototype.querySelector.call(document, 'body') ?? new Image()).fontFamily ||
      system
    );
  return system;
};

/** The style sheet with the owner's colours, and text on each that can be read. */
export const lookOf = (style: PublicStyle): string => {
  const primary = colourOr(style.primary, '#1f3a5f');
  const bubble = colourOr(style.visitorBubble, primary);
  const { background, text } = header(style);
  const { launcher } = style;
  const [block, edge] = launcher.position.split('-') as [string, 'left' | 'right'];
  const side = launcher.mirror ? { left: 'inset-inline-start', right: 'inset-inline-end' }[edge] : edge;
  const scrim = text.scrim
    ? `${text.scrim.colour}${Math.round(text.scrim.alpha * 255)
        .toString(16)
        .padStart(2, '0')}`
    : '#0000';
  return `${css}dialog{${block}:calc(${launcher.desktop.y + launcher.size + 14}px + env(safe-area-inset-${block}));${side}:calc(${launcher.desktop.x}px + env(safe-area-inset-left));max-height:calc(100dvh - ${launcher.desktop.y + launcher.size + 30}px);color-scheme:${style.scheme === 'auto' ? 'light dark' : style.scheme};--brand:${primary};--on-brand:${textOnColour(primary).text};--bubble:${bubble};--on-bubble:${textOnColour(bubble).text};--accent:${onBoth(primary, TEXT_CONTRAST)};--edge:${onBoth(primary, GRAPHICS_CONTRAST)};--hero:linear-gradient(${scrim},${scrim}),${background};--scrim:${scrim};--on-hero:${text.text};--radius:${Math.min(Math.max(Number(style.radius) || 0, 0), 24)}px;--font:${fontOf(style)}}`;
};
