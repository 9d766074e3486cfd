import { ACCENT_IN_CSS } from '../contrast/accent.ts';
import type { PublicStyle } from '../public-settings.ts';
import css from './front.css';

/** A colour of the owner's, or none: whatever else was written into the settings is no part of a style sheet. */
export const colourOr = (text: string, fallback = '#1f3a5f'): string =>
  /^#[\da-f]{6}$/i.test(text) ? text : fallback;

const fontOf = ({ font }: PublicStyle): string => {
  const system = 'system-ui,sans-serif';
  if (font.kind === 'hosted' && /^[\w -]{1,60}$/.test(font.family)) return `"${font.family}",${system}`;
  if (font.kind === 'site')
    return (
      getComputedStyle(Document.prototype.querySelector.call(document, 'body') ?? new Image()).fontFamily ||
      system
    );
  return system;
};

/**
 * The style sheet with the owner's colours. What can be read on them, and next to them, the sheet works out.
 * @param hero what the homepage's top looks like, where it is more than a colour: `shade.ts`
 */
export const lookOf = (style: PublicStyle, hero = ''): string => {
  const { header, launcher, primary, visitorBubble, scheme, radius } = style;
  const [block, edge] = launcher.position.split('-') as [string, 'left' | 'right'];
  const side = launcher.mirror ? { left: 'inset-inline-start', right: 'inset-inline-end' }[edge] : edge;
  const { x, y } = launcher.desktop;
  return `${css}dialog{${block}:calc(${y + launcher.size + 14}px + env(safe-area-inset-${block}));${side}:calc(${x}px + env(safe-area-inset-left));max-height:calc(100dvh - ${y + launcher.size + 30}px);color-scheme:${scheme === 'auto' ? 'light dark' : scheme};--brand:${colourOr(primary)};--bubble:${colourOr(visitorBubble, colourOr(primary))};--accent:${ACCENT_IN_CSS};--radius:${Math.min(Math.max(Number(radius) || 0, 0), 24)}px;--font:${fontOf(style)}}.hero{--fill:${colourOr(header.kind === 'gradient' ? header.from : header.colour)}}${hero}`;
};
