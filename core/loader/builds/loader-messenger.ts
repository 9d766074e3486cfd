// The build for pages of WordPress with the messenger in front. It can do all that `loader-full` can.
import { onConsent } from '../consent/banners.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';
import { identifyVisitor } from '../visitor.ts';

// It listens before the loader runs.
identifyVisitor();
start(either, onConsent);
