/**
 * A finding is a value, never a printed string: hosts translate it by its code and show it beside its field.
 * `field` is the dotted path of the setting it is about (`connection.scriptUrl`), empty for the whole input.
 * `message` is the English text of `<area>.<error|warning>.<code>`, filled with `values`.
 */
export interface Finding {
  readonly code: string;
  readonly field: string;
  readonly message: string;
  readonly values?: Readonly<Record<string, string>>;
}
