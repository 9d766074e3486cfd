import type { Validation } from '@talk-suite/core/settings';
import { format } from '@talk-suite/core/texts';
import { appDataTexts } from '../texts/app-data.ts';

/** The core's findings: code, dotted field, English words, and the values in them. */
export type Finding = Extract<Validation, { readonly ok: false }>['errors'][number];

type ErrorCode = keyof typeof appDataTexts extends infer Key
  ? Key extends `appData.error.${infer Code}`
    ? Code
    : never
  : never;

/** A finding about the app data: the text `appData.error.<code>` at a field. */
export const finding = (code: ErrorCode, field: string, values: Record<string, string> = {}): Finding => ({
  code,
  field,
  message: format(appDataTexts[`appData.error.${code}`], values),
  ...(Object.keys(values).length > 0 && { values }),
});
