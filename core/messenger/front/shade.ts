// The homepage's top with a gradient or an image, and what lies between it and the text. Loaded where the owner has
// chosen one.
import { textOnGradient, textOnImage, type ReadableText } from '../contrast/readable.ts';
import type { PublicHeader } from '../public-settings.ts';
import { colourOr } from './look.ts';
import css from './shade.css';

const veilOf = ({ scrim }: ReadableText): string =>
  scrim ? `color-mix(in srgb,${scrim.colour} ${scrim.alpha * 100}%,#0000)` : '#0000';

/** What `lookOf` takes. */
export default (header: PublicHeader): string => {
  if (header.kind === 'gradient') {
    const [from, to] = [colourOr(header.from), colourOr(header.to)];
    const readable = textOnGradient(from, to);
    const veil = veilOf(readable);
    return `.hero{background:linear-gradient(${veil},${veil}),linear-gradient(${Number(header.angle) || 0}deg,${from},${to});color:${readable.text}}`;
  }
  const readable = textOnImage();
  return `${css}.hero{color:${readable.text};--veil:${veilOf(readable)}}`;
};
