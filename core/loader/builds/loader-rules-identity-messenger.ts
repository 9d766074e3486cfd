// The build for storefronts with the messenger in front whose merchants want Ortto to know who is signed in.
import { onConsent } from '../consent/shopify.ts';
import { byRules } from '../decision/rules.ts';
import { identifyCustomer } from '../identity.ts';
import { start } from '../start.ts';

// It listens before the loader runs.
identifyCustomer();
start(byRules, onConsent);
