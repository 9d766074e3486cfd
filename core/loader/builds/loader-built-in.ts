// The build for policies that trust by hash, for all pages of a site: what the tag may not change is written into it
// (`embed/built-in.ts`).
import { onConsent } from '../consent/wordpress.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';

start(either, onConsent);
