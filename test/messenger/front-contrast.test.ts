import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Frame, Page } from 'playwright-core';
import { contrastRatio, TEXT_CONTRAST, type Colour } from '../../core/messenger/contrast/colour.ts';
import type { PublicStyle } from '../../core/messenger/public-settings.ts';
import type { SceneName } from '../../core/messenger/front/preview/scenes.ts';
import { launchChromium } from '../browser/chromium.ts';
import { startPreview, type PreviewPage } from './preview-page.ts';
import { shopSettings } from './public-settings.ts';

// axe-core finds no background for texts in the panel and leaves their contrast open. So the panel is painted without its
// texts, and each text's colour is held against every pixel that it lies on.

let browser: Browser;
let preview: Awaited<ReturnType<typeof startPreview>>;
let paper: Page;
beforeAll(async () => {
  browser = await launchChromium();
  preview = await startPreview(browser);
  paper = await browser.newPage();
});
afterAll(async () => {
  await browser.close();
  await preview.stop();
});

interface PaintedText {
  readonly text: string;
  readonly colour: Colour;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
}

/** The texts in sight, each line by itself, with their colours as they are painted. */
const textsOf = (frame: Frame): Promise<readonly PaintedText[]> =>
  frame.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d')!;
    const painted = (colour: string): [number, number, number] => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
      return [r!, g!, b!];
    };
    const dialog = document.querySelector('talk-suite-messenger')!.shadowRoot!.querySelector('dialog')!;
    const walker = document.createTreeWalker(dialog, NodeFilter.SHOW_TEXT);
    const found: {
      text: string;
      colour: [number, number, number];
      box: { x: number; y: number; width: number; height: number };
    }[] = [];
    /** Whether nothing of it is scrolled out of what it is in. */
    const isInSight = (element: Element, { top, bottom }: DOMRect): boolean => {
      for (let around = element.parentElement; around !== null; around = around.parentElement) {
        const edge = around.getBoundingClientRect();
        if (getComputedStyle(around).overflowY === 'auto' && (top < edge.top || bottom > edge.bottom))
          return false;
      }
      return top >= 0 && bottom <= innerHeight;
    };
    const add = (text: string, element: Element, colour: string, box: DOMRect): void => {
      const { x, y, width, height } = box;
      if (width > 0 && height > 0 && isInSight(element, box))
        found.push({ text, colour: painted(colour), box: { x, y, width, height } });
    };
    while (walker.nextNode()) {
      const element = walker.currentNode.parentElement!;
      if (element.closest('.sr') || walker.currentNode.textContent!.trim() === '') continue;
      const range = document.createRange();
      range.selectNodeContents(walker.currentNode);
      for (const box of range.getClientRects())
        add(walker.currentNode.textContent!, element, getComputedStyle(element).color, box);
    }
    for (const field of dialog.querySelectorAll<HTMLInputElement>('input:not([type=checkbox]), textarea')) {
      const text = field.value || field.placeholder;
      const style = field.value ? getComputedStyle(field) : getComputedStyle(field, '::placeholder');
      const { x, y, width, height } = field.getBoundingClientRect();
      // Without its border and its round corners.
      if (text) add(text, field, style.color, new DOMRect(x + 9, y + 9, width - 18, height - 18));
    }
    return found;
  });

/** The pixels of what is painted without texts and drawings, for each box. */
const groundsOf = async (
  { page, frame }: PreviewPage,
  boxes: readonly PaintedText['box'][],
): Promise<readonly Colour[][]> => {
  await frame.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '*, ::placeholder { color: transparent !important; caret-color: transparent !important; text-decoration-color: transparent !important; outline-color: transparent !important } svg, .dot { visibility: hidden !important }',
    );
    const root = document.querySelector('talk-suite-messenger')!.shadowRoot!;
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  });
  const picture = (await page.screenshot({ animations: 'disabled' })).toString('base64');
  return paper.evaluate(
    async ([data, wanted]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      canvas.drawImage(image, 0, 0);
      return wanted.map(({ x, y, width, height }) => {
        // Without the edge, where a rounded corner or a border may be.
        const { data: bytes } = canvas.getImageData(
          x + 2,
          y + 2,
          Math.max(1, width - 4),
          Math.max(1, height - 4),
        );
        const seen = new Set<number>();
        for (let i = 0; i < bytes.length; i += 4)
          seen.add((bytes[i]! << 16) | (bytes[i + 1]! << 8) | bytes[i + 2]!);
        return [...seen].map((value): [number, number, number] => [
          value >> 16,
          (value >> 8) & 255,
          value & 255,
        ]);
      });
    },
    [picture, boxes] as const,
  );
};

const SCENES: readonly SceneName[] = [
  'home',
  'home-returning',
  'form-problems',
  'list',
  'thread',
  'typing',
  'not-sent',
  'offline',
  'closed',
  'hand-over-blocked',
];

const seed = Number(process.env['FUZZ_SEED'] ?? Date.now() % 100_000);
const random = (i: number): string =>
  `#${(((seed + i) * 48_271 * 7919) % 0x1000000).toString(16).padStart(6, '0')}`;

/** The worst for one of the ways in which a colour is made readable, and some of anybody's. */
const COLOURS = [
  '#1f3a5f',
  '#767676',
  '#00ff00',
  '#ff0000',
  '#0000ff',
  '#ffd34d',
  ...(process.env['TALK_PROVE'] === '1'
    ? ['#ffffff', '#000000', ...Array.from({ length: 24 }, (_, i) => random(i))]
    : [random(0)]),
];

const styleOf = (colour: string, index: number): PublicStyle => {
  const { style } = shopSettings();
  const header =
    index % 2 === 0
      ? ({ kind: 'colour', colour } as const)
      : ({ kind: 'gradient', from: colour, to: random(100 + index), angle: 135 } as const);
  return { ...style, header, primary: colour, visitorBubble: colour };
};

/** What looks otherwise under the pointer looks so at once, with the same weight in the cascade. */
const pointAtAll = (frame: Frame): Promise<void> =>
  frame.evaluate(() => {
    const root = document.querySelector('talk-suite-messenger')!.shadowRoot!;
    root.adoptedStyleSheets = root.adoptedStyleSheets.map(({ cssRules }) => {
      const pointed = new CSSStyleSheet();
      pointed.replaceSync(
        [...cssRules].map(({ cssText }) => cssText.replaceAll(':hover', ':not(:hover)')).join('\n'),
      );
      return pointed;
    });
  });

interface Look {
  readonly scene: SceneName;
  readonly style: PublicStyle;
  readonly pointedAt: boolean;
}

const unreadable = async (opened: PreviewPage, { scene, style, pointedAt }: Look) => {
  await opened.show({ scene, settings: shopSettings({ style }) });
  if (pointedAt) await pointAtAll(opened.frame);
  const texts = await textsOf(opened.frame);
  const grounds = await groundsOf(
    opened,
    texts.map(({ box }) => box),
  );
  return {
    count: texts.length,
    bad: texts.flatMap(({ text, colour }, i) => {
      const ratio = Math.min(...grounds[i]!.map((ground) => contrastRatio(colour, ground)));
      return ratio < TEXT_CONTRAST ? [{ text, colour, ratio }] : [];
    }),
  };
};

/** Fewer colours for what is pointed at: what changes there is a ground or a ring. */
const LOOKS = COLOURS.flatMap((colour, index) => [
  { colour, index, pointedAt: false, when: 'at rest' },
  ...(process.env['TALK_PROVE'] === '1' || colour === '#767676' || index === COLOURS.length - 1
    ? [{ colour, index, pointedAt: true, when: 'under the pointer' }]
    : []),
]);

describe.each(['light', 'dark'] as const)('In a %s scheme', (colorScheme) => {
  test.each(LOOKS)(
    'every text of the panel $when has at least 4.5:1 on each pixel below it, with $colour for the owner’s colour',
    async ({ colour, index, pointedAt }) => {
      const opened = await preview.open({ colorScheme, reducedMotion: 'reduce' });
      const style = styleOf(colour, index);
      let texts = 0;
      for (const scene of SCENES) {
        const { count, bad } = await unreadable(opened, { scene, style, pointedAt });
        texts += count;
        expect({ seed, scene, header: style.header, bad }).toEqual({
          seed,
          scene,
          header: style.header,
          bad: [],
        });
      }
      expect(texts).toBeGreaterThan(80);
      await opened.close();
    },
  );
});
