// needs: chromium, native
import { startNative } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

for (const wordpress of wordpressSample())
  mainPath(`WordPress ${wordpress}, MariaDB behind PHP-FPM and nginx`, () => startNative({ wordpress }));
