// needs: chromium, native
import { describe, expect, test } from '@jest/globals';
import { foundByAxe, looksInTurn } from '../../browser/axe.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { settingsScreen } from '../settings-screen/settings-screen.ts';
import { openSurface, SURFACES } from './surfaces.ts';

/** The look and the rule of a finding, without the element. */
const rule = (found: string): string => found.split(': ', 2).join(': ');

describe('what the plugin adds to the pages of WordPress', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });

  test.each(SURFACES.map((surface, at) => ({ ...surface, at })))(
    '$name: axe finds nothing',
    async ({ at, ...surface }) => {
      const page = await owner.context.newPage();
      page.on('dialog', (dialog) => void dialog.accept());
      await openSurface(page, owner.stack, surface, owner.store);
      const looks = looksInTurn(at);
      const found = await foundByAxe(page, surface.within, looks);
      const ofWordPress = surface.alike ? (await foundByAxe(page, surface.alike, looks)).map(rule) : [];
      expect(found.filter((each) => !ofWordPress.includes(rule(each)))).toEqual([]);
    },
  );
});
