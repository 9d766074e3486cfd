import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  BLACK,
  contrastRatio,
  hexOf,
  luminance,
  parseColour,
  TEXT_CONTRAST,
  under,
  WHITE,
  type Colour,
} from './colour.ts';
import { accentOf, SURFACES } from './accent.ts';
import { fromOklch, toOklch } from './oklch.ts';
import { textOnColour, textOnGradient, textOnImage, type ReadableText } from './readable.ts';

// A failure prints its seed and path; FUZZ_SEED and FUZZ_RUNS repeat or prolong it, `npm run prove` as well.
const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const runs = {
  numRuns: Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 100_000 : 2_000)),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
};

const colour = fc.tuple(fc.nat(255), fc.nat(255), fc.nat(255)).map((channels): Colour => channels);
const hex = colour.map(hexOf);

const contrastWith = ({ text, scrim }: ReadableText, surface: Colour): number =>
  contrastRatio(
    parseColour(text)!,
    scrim === null ? surface : under(surface, parseColour(scrim.colour)!, scrim.alpha),
  );

// https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio; the ratios are those of the usual contrast checkers.
test.each([
  ['#000000', '#ffffff', 21],
  ['#777777', '#ffffff', 4.48],
  ['#767676', '#ffffff', 4.54],
  ['#ff0000', '#ffffff', 4],
  ['#0000ff', '#ffffff', 8.59],
  ['#1f3a5f', '#ffffff', 11.48],
])('the contrast of %s and %s is %s', (a, b, ratio) => {
  expect(contrastRatio(parseColour(a)!, parseColour(b)!)).toBeCloseTo(ratio, 1);
});

test.each(['', '#fff', 'red', '#1234567', '#12345g', ' #123456', '#123456\n'])(
  '"%s" is read as no colour',
  (text) => {
    expect(parseColour(text)).toBeNull();
  },
);

describe('text', () => {
  test('on any colour has a contrast of 4.5 or more without a scrim', () => {
    fc.assert(
      fc.property(colour, (surface) => {
        const readable = textOnColour(hexOf(surface));
        expect(readable.scrim).toBeNull();
        expect(contrastWith(readable, surface)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
      runs,
    );
  });

  test('on the colour between black and white that is worst for both has 4.58', () => {
    const worst = Array.from({ length: 256 }, (_, grey) => textOnColour(hexOf([grey, grey, grey])).ratio);
    expect(Math.min(...worst)).toBeGreaterThanOrEqual(4.54);
  });

  test('on any place of any gradient has a contrast of 4.5 or more, with a scrim of 0.6 at most', () => {
    fc.assert(
      fc.property(colour, colour, fc.double({ min: 0, max: 1, noNaN: true }), (from, to, place) => {
        const readable = textOnGradient(hexOf(from), hexOf(to));
        expect(readable.scrim?.alpha ?? 0).toBeLessThanOrEqual(0.6);
        expect(contrastWith(readable, under(from, to, place))).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
      { ...runs, numRuns: Math.ceil(runs.numRuns / 20) },
    );
  });

  test('on a gradient that a browser paints a step lighter or darker still has a contrast of 4.5 or more', () => {
    const [from, to] = [parseColour('#767676')!, parseColour('#ba5f2f')!];
    const readable = textOnGradient('#767676', '#ba5f2f');
    const painted = Array.from({ length: 256 }, (_, place) => under(from, to, place / 255)).flatMap((mixed) =>
      [-1, 1].map((step) => mixed.map((channel) => Math.round(channel) + step) as unknown as Colour),
    );
    const worst = Math.min(...painted.map((pixel) => contrastWith(readable, pixel)));
    expect(worst).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });

  test('on any pixel of any image has a contrast of 4.5 or more', () => {
    fc.assert(
      fc.property(colour, (pixel) => contrastWith(textOnImage(), pixel) >= TEXT_CONTRAST),
      runs,
    );
    expect(textOnImage().ratio).toBeGreaterThanOrEqual(TEXT_CONTRAST);
  });
});

describe('The accent', () => {
  test.each(['light', 'dark'] as const)('can be read on every %s surface, whatever the colour', (scheme) => {
    const worst = ['#00ff00', '#ff0000', '#0000ff', '#ffff00', '#00ffff', '#ffffff', '#000000'];
    fc.assert(
      fc.property(fc.oneof(hex, fc.constantFrom(...worst)), (from) => {
        const used = parseColour(accentOf(parseColour(from)!, scheme))!;
        for (const ground of SURFACES[scheme])
          expect(contrastRatio(used, parseColour(ground)!)).toBeGreaterThanOrEqual(TEXT_CONTRAST);
      }),
      { ...runs, examples: worst.map((each) => [each]) },
    );
  });

  test('is the colour itself where that is dark enough, and darker or lighter where it is not', () => {
    expect(accentOf(parseColour('#1f3a5f')!, 'light')).toBe('#1f3a5f');
    const [dark, light] = [
      accentOf(parseColour('#ffd400')!, 'light'),
      accentOf(parseColour('#1f3a5f')!, 'dark'),
    ];
    expect(luminance(parseColour(dark)!)).toBeLessThan(luminance(parseColour('#ffd400')!));
    expect(luminance(parseColour(light)!)).toBeGreaterThan(luminance(parseColour('#1f3a5f')!));
  });
});

test('any colour comes back from OKLCH as it went in', () => {
  fc.assert(
    fc.property(colour, (each) => hexOf(fromOklch(toOklch(each))) === hexOf(each)),
    runs,
  );
  expect(hexOf(fromOklch(toOklch(WHITE)))).toBe('#ffffff');
  expect(hexOf(fromOklch(toOklch(BLACK)))).toBe('#000000');
});
