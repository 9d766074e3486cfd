// The build for Shopify's storefronts: the host has left all of the decision to the browser (`data-rules`).
import { onConsent } from '../consent/shopify.ts';
import { byRules } from '../decision/rules.ts';
import { start } from '../start.ts';

start(byRules, onConsent);
