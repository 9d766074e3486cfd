// needs: chromium, native
import { startNative } from '../wordpress/stack.ts';
import { wordpressChoices } from '../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

for (const wordpress of wordpressChoices())
  mainPath(`WordPress ${wordpress}, MariaDB behind PHP-FPM and nginx`, () => startNative({ wordpress }));
