// The build for pages of WordPress that wait for consent, respect Global Privacy Control, or have Ortto told who is
// signed in.
import { onConsent } from '../consent/banners.ts';
import { either } from '../decision/either.ts';
import { start } from '../start.ts';
import { identifyVisitor } from '../visitor.ts';

// It listens before the loader runs.
identifyVisitor();
start(either, onConsent);
