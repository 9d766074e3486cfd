// The build for storefronts with the messenger in front.
import { onConsent } from '../consent/shopify.ts';
import { byRules } from '../decision/rules.ts';
import { start } from '../start.ts';

start(byRules, onConsent);
