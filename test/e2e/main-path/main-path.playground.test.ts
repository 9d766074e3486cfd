// needs: chromium
// in turn: WordPress on SQLite
import { startPlayground } from '../../wordpress/stack.ts';
import { PHP_AT_ITS_END, wordpressSampleInTurn } from '../../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

for (const wordpress of wordpressSampleInTurn())
  mainPath(`WordPress ${wordpress}, SQLite, PHP ${PHP_AT_ITS_END[wordpress]}`, () =>
    startPlayground({ wordpress, php: PHP_AT_ITS_END[wordpress] }),
  );
