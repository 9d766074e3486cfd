import { BLACK, contrastRatio, parseColour, TEXT_CONTRAST, under, WHITE, type Colour } from './colour.ts';

/** Text that can be read on a surface, and what has to lie between them. */
export interface ReadableText {
  readonly text: '#000000' | '#ffffff';
  /** The smallest contrast anywhere on the surface, the scrim included. */
  readonly ratio: number;
  /** A layer of the colour that is not the text's; null where none is needed. */
  readonly scrim: { readonly colour: '#000000' | '#ffffff'; readonly alpha: number } | null;
}

/** As many places of a gradient are looked at: its luminance need not rise or fall evenly. */
const SAMPLES = 64;

/** Enough for white text on a white image: the worst there is. */
export const IMAGE_SCRIM = 0.55;

const worst = (surface: readonly Colour[], text: Colour): number =>
  Math.min(...surface.map((colour) => contrastRatio(colour, text)));

const inHex = (text: Colour): '#000000' | '#ffffff' => (text === BLACK ? '#000000' : '#ffffff');

/** The text of one colour with the weakest scrim that makes it readable everywhere. */
const withScrim = (surface: readonly Colour[], text: Colour): ReadableText => {
  const layer = text === BLACK ? WHITE : BLACK;
  let percent = 0;
  let ratio = worst(surface, text);
  while (ratio < TEXT_CONTRAST) {
    percent += 1;
    ratio = worst(
      surface.map((colour) => under(colour, layer, percent / 100)),
      text,
    );
  }
  return {
    text: inHex(text),
    ratio,
    scrim: percent === 0 ? null : { colour: inHex(layer), alpha: percent / 100 },
  };
};

const byQuality = (a: ReadableText, b: ReadableText): number =>
  (a.scrim?.alpha ?? 0) - (b.scrim?.alpha ?? 0) || b.ratio - a.ratio;

const best = (surface: readonly Colour[]): ReadableText =>
  [WHITE, BLACK].map((text) => withScrim(surface, text)).toSorted(byQuality)[0]!;

const colourOf = (hex: string): Colour => {
  const colour = parseColour(hex);
  if (colour === null) throw new RangeError(`"${hex}" is not a colour such as #1f3a5f`);
  return colour;
};

/**
 * Black or white text on a colour, whichever can be read better. It never needs a scrim: the worst of all colours
 * gives 4.58:1.
 * @param colour `#rrggbb`; anything else throws a RangeError.
 * @example textOnColour('#1f3a5f').text === '#ffffff'
 */
export const textOnColour = (colour: string): ReadableText => best([colourOf(colour)]);

/**
 * The darkest and the lightest that two colours and any mix of them can be, channel by channel, and a step of 255 more
 * each way: browsers round and dither what they paint.
 */
const bounds = (a: Colour, b: Colour): readonly Colour[] => [
  a.map((channel, i) => Math.max(Math.min(channel, b[i]!) - 1, 0)) as unknown as Colour,
  a.map((channel, i) => Math.min(Math.max(channel, b[i]!) + 1, 255)) as unknown as Colour,
];

/** Text on a gradient of two colours, as browsers mix it (in sRGB): readable between the samples, too. */
export const textOnGradient = (from: string, to: string): ReadableText => {
  const [start, end] = [colourOf(from), colourOf(to)];
  const samples = Array.from({ length: SAMPLES }, (_, i) => under(start, end, i / (SAMPLES - 1)));
  return best(samples.slice(1).flatMap((sample, i) => bounds(samples[i]!, sample)));
};

/** Text on an image, of which nothing is known: white, on a scrim that is enough for any. */
export const textOnImage = (): ReadableText => ({
  text: '#ffffff',
  ratio: contrastRatio(WHITE, under(WHITE, BLACK, IMAGE_SCRIM)),
  scrim: { colour: '#000000', alpha: IMAGE_SCRIM },
});
