// From a change that the settings' screen sends to its preview to the frame that shows it. On top comes what the screen
// itself waits for more changes (`SCREEN_FRAME`).
import { launchChromium } from '../browser/chromium.ts';
import { inputOf, startPreview } from '../messenger/preview-page.ts';
import { shopSettings } from '../messenger/public-settings.ts';
import { median } from './sample.ts';

const ROUNDS = Number(process.env['PREVIEW_ROUNDS'] ?? 60);
const WARM_UP = 5;

/** What typing into the title sends, a letter more each time. */
const typed = (letters: number) => {
  const { texts } = shopSettings();
  return shopSettings({
    texts: { ...texts, title: ['Welcome to our workshop '.repeat(4).slice(0, letters)] },
  });
};

export const run = async (): Promise<void> => {
  const browser = await launchChromium({ whole: true });
  const preview = await startPreview(browser);
  try {
    for (const scene of ['home', 'thread'] as const) {
      const { page, show, close } = await preview.open();
      await show({ scene });
      const times: number[] = [];
      for (let round = 1; round <= ROUNDS + WARM_UP; round += 1)
        times.push(
          await page.evaluate(
            (input) => {
              const since = performance.now();
              return new Promise<number>((resolve) => {
                const { port } = window as unknown as { port: MessagePort };
                // The frame after the one that is drawn next: by then it is on the screen.
                const seen = (): unknown =>
                  requestAnimationFrame(() =>
                    requestAnimationFrame(() => resolve(performance.now() - since)),
                  );
                port.addEventListener('message', seen, { once: true });
                port.postMessage(input);
              });
            },
            inputOf({ scene, settings: typed(round) }),
          ),
        );
      const counted = times.slice(WARM_UP).toSorted((a, b) => a - b);
      const late = counted[Math.ceil(counted.length * 0.95) - 1]!;
      console.log(
        `${scene}: median ${median(counted).toFixed(1)} ms, 95 of 100 within ${late.toFixed(1)} ms, most ${counted.at(-1)!.toFixed(1)} ms (${counted.length} changes)`,
      );
      await close();
    }
  } finally {
    await browser.close();
    await preview.stop();
  }
};
