import type { FieldDescription } from '@talk-suite/core/settings';

/** What every control of the messenger's tabs is given. */
export interface ControlProps<Value = unknown> {
  readonly field: FieldDescription;
  readonly value: Value;
  /** What is wrong with it and with what is inside of it, in words; empty where nothing is. */
  readonly error: string;
  readonly onChange: (value: Value) => void;
}
