import type { Media } from '../../settings/index.ts';
import type { DayPart } from './week.ts';

/** What every input has. */
export interface InputPart<Value> {
  /** Which part of the field's value it is. */
  readonly id: string;
  readonly label: string;
  readonly help?: string | undefined;
  /** What is wrong with it, in words. */
  readonly error?: string | undefined;
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

export interface TextPart extends InputPart<string> {
  readonly control: 'text';
  /** An address or a code is in no language: it is written from left to right. */
  readonly kind: 'text' | 'address' | 'code';
  readonly maxLength?: number | undefined;
}

/** A time of a day, as `09:00`, or a date, as `2027-01-01`. */
export interface TimePart extends InputPart<string> {
  readonly control: 'clock' | 'date';
}

/** A whole number. */
export interface NumberPart extends InputPart<number> {
  readonly control: 'number';
  readonly minimum: number;
  readonly maximum: number;
  readonly unit?: string | undefined;
}

/** One of several. */
export interface ChoicePart extends InputPart<string> {
  readonly control: 'choice';
  readonly options: readonly (readonly [value: string, label: string])[];
}

export interface TickPart extends InputPart<boolean> {
  readonly control: 'tick';
  /** Its label where the field's own stands above it. */
  readonly short?: string;
}

/** As `#1f3a5f`. */
export interface ColourPart extends InputPart<string> {
  readonly control: 'colour';
}

export interface MediaPart extends InputPart<Media | null> {
  readonly control: 'media';
}

/** Days of the week, from Monday on. */
export interface DaysPart {
  readonly control: 'days';
  readonly id: string;
  readonly label: string;
  readonly days: readonly {
    readonly name: string;
    readonly short: string;
    readonly isOn: boolean;
    readonly onToggle: () => void;
  }[];
  readonly shortcuts: readonly { readonly label: string; readonly choose: () => void }[];
}

/** The week as a picture, a line a day: its words are the rows that follow it. */
export interface WeekPart {
  readonly control: 'week';
  readonly id: string;
  readonly label: string;
  readonly days: readonly { readonly name: string; readonly open: readonly DayPart[] }[];
  /** Whether the team is there, and until when; empty where that cannot be said of hours that are being edited. */
  readonly next: (now: number) => string;
}

/** Several small inputs, next to each other where there is room. */
export interface ColumnsPart {
  readonly control: 'columns';
  readonly id: string;
  readonly parts: readonly Part[];
  /** Numbers and times take little room. */
  readonly narrow: boolean;
}

/** Rows that are added, removed and, where their order counts, sorted. */
export interface RowsPart {
  readonly control: 'rows';
  readonly id: string;
  readonly rows: readonly { readonly name: string; readonly parts: readonly Part[] }[];
  readonly isSorted: boolean;
  /** Buttons that add a row; none where there are as many as there may be. */
  readonly additions: readonly { readonly label: string; readonly add: () => void }[];
  /** @returns what is said of it; empty where the row stays where it is */
  readonly move: (from: number, to: number) => string;
  /** @returns what is said of it */
  readonly remove: (at: number) => string;
}

/** What a field's control is made of. Each host draws these in its own components. */
export type Part =
  | TextPart
  | TimePart
  | NumberPart
  | ChoicePart
  | TickPart
  | ColourPart
  | MediaPart
  | DaysPart
  | WeekPart
  | ColumnsPart
  | RowsPart;

/** Parts of one row next to each other. */
export const columns = (parts: readonly Part[], narrow = false): ColumnsPart => ({
  control: 'columns',
  id: 'columns',
  parts,
  narrow,
});

/** One of a table's values, each with a name. */
export const choiceOf = <Value extends string>({
  values,
  nameOf,
  onChange,
  ...part
}: Omit<ChoicePart, 'control' | 'options' | 'value' | 'onChange'> & {
  readonly value: Value;
  readonly values: readonly Value[];
  readonly nameOf: (value: Value) => string;
  readonly onChange: (value: Value) => void;
}): ChoicePart => ({
  ...part,
  control: 'choice',
  options: values.map((value) => [value, nameOf(value)] as const),
  onChange: (value) => onChange(value as Value),
});
