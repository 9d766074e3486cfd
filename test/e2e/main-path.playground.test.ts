// needs: chromium
import { startPlayground } from '../wordpress/stack.ts';
import { wordpressChoices, type WordPressChoice } from '../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

/** The oldest and the newest PHP, each with one end of the range of WordPress versions. */
const PHP: Record<WordPressChoice, string> = { '6.6': '7.4', newest: '8.5' };

for (const wordpress of wordpressChoices())
  mainPath(`WordPress ${wordpress}, SQLite, PHP ${PHP[wordpress]}`, () =>
    startPlayground({ wordpress, php: PHP[wordpress] }),
  );
