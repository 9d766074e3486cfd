import { startPlayground } from '../wordpress/stack.ts';
import { mainPath } from './main-path.ts';

// The oldest and the newest PHP, each with one end of the range of WordPress versions.
mainPath('WordPress 6.6, SQLite, PHP 7.4', () => startPlayground({ wordpress: '6.6', php: '7.4' }));
mainPath('the newest WordPress, SQLite, PHP 8.5', () => startPlayground({ wordpress: 'newest', php: '8.5' }));
