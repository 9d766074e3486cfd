// needs: chromium
import { startPlayground } from '../wordpress/stack.ts';
import { PHP_AT_ITS_END, otherWordpressSample } from '../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

for (const wordpress of otherWordpressSample())
  mainPath(`WordPress ${wordpress}, SQLite, PHP ${PHP_AT_ITS_END[wordpress]}`, () =>
    startPlayground({ wordpress, php: PHP_AT_ITS_END[wordpress] }),
  );
