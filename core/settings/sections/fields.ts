import type { Service } from '../../connection/types.ts';
import type { TextKey } from '../../texts/index.ts';

/** A choice of a field; its words are `<field key>.<value>` and, where there is one, `….help`. */
export interface ChoiceDescription {
  readonly value: string;
  readonly label: TextKey;
  readonly help?: TextKey;
}

/** Hosts that have screens. */
export type ScreensHost = 'wordpress' | 'shopify' | 'inbox';

/** Holds while the setting at `path` has this value. */
export interface Condition {
  readonly path: string;
  readonly is: string | boolean;
}

/**
 * What a hosted Ortto account does with a field of the messenger. `front`: our front shows it until Talk opens.
 * `frontOnly`: that too, and in Ortto's own thread Ortto's copy counts. `ortto`: only Ortto's copy counts. `serverOnly`:
 * nothing there can honour it.
 */
export type Hosted = 'front' | 'frontOnly' | 'ortto' | 'serverOnly';

/** What a value may be, from the schema: shown next to the control before anybody breaks it. */
export interface ValueLimits {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxItems?: number;
}

/** One field of the settings screens. `path` is dotted and leads to its value in the settings. */
export interface FieldWith<Control extends string> {
  readonly path: string;
  readonly control: Control;
  readonly label: TextKey;
  readonly help?: TextKey;
  readonly choices?: readonly ChoiceDescription[];
  /** The hosts where the setting has an effect; absent: all. */
  readonly platforms?: readonly ScreensHost[];
  /** The one service with which the setting has an effect; absent: any. */
  readonly service?: Service;
  /** Shown only while all of these hold. */
  readonly when?: readonly Condition[];
  readonly hosted?: Hosted;
  /** What a number counts. */
  readonly unit?: TextKey;
  /** Which merge tags a template knows. */
  readonly tags?: 'visitor' | 'reply';
  readonly limits?: ValueLimits;
}

/** What a field says beyond its path and control. */
type Applying = Pick<FieldWith<string>, 'platforms' | 'service' | 'when' | 'hosted' | 'unit' | 'tags'>;

/** Another installation of Talk decides these, where there is one. */
export const ownInstallation: Condition = { path: 'installation.source', is: 'own' };

/** A field with a label and a help text, which every field with one control of its own has. */
export const field = <const Control extends string>(
  control: Control,
  path: string,
  applying: Applying = {},
): FieldWith<Control> => ({
  path,
  control,
  label: `settings.${path}.label` as TextKey,
  help: `settings.${path}.help` as TextKey,
  ...applying,
});

export const toggle = (path: string, applying?: Applying) => field('toggle', path, applying);

/** Choices that each have a label and a help text. */
export const radio = (
  path: string,
  values: readonly string[],
  applying: Applying = {},
): FieldWith<'radio'> => ({
  path,
  control: 'radio',
  label: `settings.${path}.label` as TextKey,
  choices: values.map((value) => ({
    value,
    label: `settings.${path}.${value}` as TextKey,
    help: `settings.${path}.${value}.help` as TextKey,
  })),
  ...applying,
});

/** Choices that have a label alone. */
export const select = (
  path: string,
  values: readonly string[],
  applying?: Applying,
): FieldWith<'select'> => ({
  ...field('select', path, applying),
  choices: values.map((value) => ({ value, label: `settings.${path}.${value}` as TextKey })),
});
