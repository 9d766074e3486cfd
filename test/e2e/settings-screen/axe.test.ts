// needs: chromium, native
import { describe, expect, test } from '@jest/globals';
import { foundByAxe, looksInTurn, overflowOf, scenesInTurn } from '../../browser/axe.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { openScene, ROOT, SCENES } from './scenes.ts';
import { SCREEN } from './owner-page.ts';
import { settingsScreen } from './settings-screen.ts';

describe('every screen and dialog of the plugin', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)!, commandPalette: true });

  test.each(scenesInTurn(SCENES.map((scene, at) => ({ ...scene, at }))))(
    '$name: axe finds nothing, and nothing sticks out of a small window',
    async ({ at, ...scene }) => {
      const page = await owner.context.newPage();
      await openScene(page, owner.stack.url, scene, owner.store);
      expect(await foundByAxe(page, scene.within ?? ROOT, looksInTurn(at))).toEqual([]);
      // WordPress's own screens are wide.
      if (scene.path !== undefined && !scene.path.startsWith(SCREEN)) return;
      await page.setViewportSize({ width: 320, height: 700 });
      expect(await overflowOf(page)).toBe(0);
    },
  );
});
