// The build for policies that trust by hash, for all pages of a site: what the tag may not change is written into it
// (`embed/built-in.ts`). It can do all that `loader-full` can.
import { onConsent } from '../consent/banners.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';
import { identifyVisitor } from '../visitor.ts';

identifyVisitor();
start(either, onConsent);
