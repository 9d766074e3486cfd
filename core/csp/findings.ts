import type { Finding } from '../findings.ts';
import { cspTexts } from '../texts/csp.ts';
import { format } from '../texts/format.ts';

type Text = keyof typeof cspTexts;
type Codes<Kind extends string> = Text extends infer Key
  ? Key extends `csp.${Kind}.${infer Code}`
    ? Code
    : never
  : never;

export type BlockerCode = Codes<'error'>;
export type WarningCode = Codes<'warning'>;

const finding = (
  kind: 'error' | 'warning',
  code: string,
  field: string,
  values: Readonly<Record<string, string>> = {},
): Finding => ({
  code,
  field,
  message: format(cspTexts[`csp.${kind}.${code}` as Text], values),
  ...(Object.keys(values).length > 0 && { values }),
});

/** What no source can mend, or what needs the owner's word. */
export const blocker = (
  code: BlockerCode,
  field: string,
  values?: Readonly<Record<string, string>>,
): Finding => finding('error', code, field, values);

export const warning = (
  code: WarningCode,
  field: string,
  values?: Readonly<Record<string, string>>,
): Finding => finding('warning', code, field, values);

/** Why Talk needs a source, in English. */
export const reasonOf = (id: string): string => cspTexts[`csp.why.${id}` as Text];
