// The build for nearly all pages: the host has printed the decision.
import { onConsent } from '../consent/wordpress.ts';
import { printed } from '../decision/printed.ts';
import { start } from '../start.ts';

start(printed, onConsent);
