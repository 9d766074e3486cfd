// The build for pages with the messenger in front.
import { onConsent } from '../consent/wordpress.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';

start(either, onConsent);
