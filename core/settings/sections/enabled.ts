import { toggle } from './fields.ts';
import { onOrOff } from './schema-parts.ts';

/** Whether Talk is on the site at all. */
export const enabledSchema = onOrOff(true);

export const enabledField = toggle('enabled');
