import type { FindingInWords } from '@talk-suite/core/findings';
import type { FieldDescription } from '@talk-suite/core/settings';

/** What every control of the messenger's tabs is given. */
export interface ControlProps<Value = unknown> {
  readonly field: FieldDescription;
  readonly value: Value;
  /** Of the field and of what is inside of it. */
  readonly errors: readonly FindingInWords[];
  readonly onChange: (value: Value) => void;
}
