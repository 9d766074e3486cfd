// needs: chromium, native
// What concerns the settings screen as a whole, on one site: each of these would need little of one of its own.
import { describe } from '@jest/globals';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { settingsScreen } from './settings-screen.ts';
import { describeConfirm } from './whole-screen/confirm.ts';
import { describeLanguage } from './whole-screen/language.ts';
import { describeStatus } from './whole-screen/status.ts';
import { describeWindows } from './whole-screen/windows.ts';

describe('the settings screen', () => {
  const owner = settingsScreen({ wordpress: wordpressChoices().at(-1)! });
  describeStatus(owner);
  describeConfirm(owner);
  describeLanguage(owner);
  describeWindows(owner);
});
