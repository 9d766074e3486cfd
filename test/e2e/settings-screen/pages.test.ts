// needs: chromium, native
import { beforeAll, describe, expect, test } from '@jest/globals';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { describeAddresses } from './pages/addresses.ts';
import { describeRules } from './pages/rules.ts';
import { pagesTabOf, type PagesTab } from './pages/tab.ts';
import { settingsScreen } from './settings-screen.ts';

describe('the Pages tab', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  let opened: PagesTab;
  beforeAll(async () => {
    opened = await pagesTabOf(owner);
  });

  const tab = () => opened;
  describeRules(tab);
  describeAddresses(tab);

  test('leaves no PHP notice', () => {
    expect(owner.stack.phpLog()).toBe('');
  });
});
