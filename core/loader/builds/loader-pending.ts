// The build for pages where the host has left device or query to the browser (`data-pending`).
import { onConsent } from '../consent/wordpress.ts';
import { resolved } from '../decision/pending.ts';
import { start } from '../start.ts';

start(resolved(), onConsent);
