import { FEATURES } from '../csp/types.ts';
import type { TextKey } from '../texts/index.ts';
import { CONSENT_CATEGORIES, LOADING_STRATEGIES } from './schema.ts';

/** A choice of a field; its words are `<field key>.<value>` and, where there is one, `….help`. */
export interface ChoiceDescription {
  readonly value: string;
  readonly label: TextKey;
  readonly help?: TextKey;
}

/** One field of the settings screens. `path` is dotted and leads to its value in the settings. */
export interface FieldDescription {
  readonly path: string;
  readonly control: 'toggle' | 'radio' | 'select' | 'trackingCode' | 'rules';
  readonly label: TextKey;
  readonly help?: TextKey;
  readonly choices?: readonly ChoiceDescription[];
  /** Shown only while another field has this value. */
  readonly when?: { readonly path: string; readonly is: string };
}

export interface SectionDescription {
  readonly id: 'connection' | 'loading' | 'pages' | 'security';
  readonly title: TextKey;
  readonly fields: readonly FieldDescription[];
}

const radio = (path: string, values: readonly string[]): FieldDescription => ({
  path,
  control: 'radio',
  label: `settings.${path}.label` as TextKey,
  choices: values.map((value) => ({
    value,
    label: `settings.${path}.${value}` as TextKey,
    help: `settings.${path}.${value}.help` as TextKey,
  })),
});

const toggle = (path: string): FieldDescription => ({
  path,
  control: 'toggle',
  label: `settings.${path}.label` as TextKey,
  help: `settings.${path}.help` as TextKey,
});

/**
 * The settings screens of every host: sections, fields and their order, with the keys of their words. Hosts
 * bring the components only.
 */
export const settingsDescription: readonly SectionDescription[] = [
  {
    id: 'connection',
    title: 'settings.section.connection',
    fields: [
      {
        path: 'connection',
        control: 'trackingCode',
        label: 'settings.connection.label',
        help: 'settings.connection.help',
        when: { path: 'installation.source', is: 'own' },
      },
      toggle('enabled'),
      radio('installation.source', ['own', 'other']),
    ],
  },
  {
    id: 'loading',
    title: 'settings.section.loading',
    fields: [
      radio('loading.strategy', LOADING_STRATEGIES),
      {
        path: 'loading.consentCategory',
        control: 'select',
        label: 'settings.loading.consentCategory.label',
        help: 'settings.loading.consentCategory.help',
        choices: CONSENT_CATEGORIES.map((value) => ({
          value,
          label: `settings.loading.consentCategory.${value}` as const,
        })),
        when: { path: 'loading.strategy', is: 'consent' },
      },
      toggle('installation.nonProduction'),
    ],
  },
  {
    id: 'pages',
    title: 'settings.section.pages',
    fields: [
      radio('visibility.default', ['show', 'hide']),
      radio('visibility.whenHidden', ['track', 'nothing']),
      {
        path: 'visibility.rules',
        control: 'rules',
        label: 'settings.visibility.rules.label',
        help: 'settings.visibility.rules.help',
      },
    ],
  },
  {
    id: 'security',
    title: 'settings.section.security',
    fields: [
      radio('csp.mode', ['off', 'merge']),
      ...FEATURES.map((name) => toggle(`csp.features.${name}`)),
      toggle('csp.allowInlineStyles'),
      toggle('csp.allowBlobWorkers'),
    ],
  },
];
