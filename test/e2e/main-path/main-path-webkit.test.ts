// needs: chromium, native, webkit
// in turn: the main path in another engine
import { startNative } from '../../wordpress/stack.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';
import { mainPath } from './main-path.ts';

const wordpress = wordpressChoices().at(-1)!;
mainPath(
  `WordPress ${wordpress}, MariaDB behind PHP-FPM and nginx, for a visitor in webkit`,
  () => startNative({ wordpress }),
  'webkit',
);
