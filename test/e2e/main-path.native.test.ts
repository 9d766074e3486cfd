import { startNative } from '../wordpress/stack.ts';
import { mainPath } from './main-path.ts';

for (const wordpress of ['6.6', 'newest'])
  mainPath(`WordPress ${wordpress}, MariaDB behind PHP-FPM and nginx`, () => startNative({ wordpress }));
