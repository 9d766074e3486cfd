import type { TextKey } from '../texts/index.ts';
import { connectionField } from './sections/connection.ts';
import { cspFields } from './sections/csp.ts';
import { enabledField } from './sections/enabled.ts';
import type { FieldWith } from './sections/fields.ts';
import { installationFields } from './sections/installation.ts';
import { loadingFields } from './sections/loading.ts';
import { messengerSections, type MessengerSection } from './sections/messenger/fields.ts';
import { visibilityFields } from './sections/visibility.ts';

const sections = [
  {
    id: 'connection',
    title: 'settings.section.connection',
    fields: [connectionField, enabledField, installationFields.source],
  },
  {
    id: 'loading',
    title: 'settings.section.loading',
    fields: [loadingFields.strategy, loadingFields.consentCategory, installationFields.nonProduction],
  },
  {
    id: 'pages',
    title: 'settings.section.pages',
    fields: [visibilityFields.default, visibilityFields.whenHidden, visibilityFields.rules],
  },
  { id: 'security', title: 'settings.section.security', fields: cspFields },
] as const satisfies readonly {
  readonly id: string;
  readonly title: TextKey;
  readonly fields: readonly FieldWith<string>[];
}[];

type Described = (typeof sections)[number];

export type SectionId = Described['id'] | MessengerSection['id'];

/** One field of the settings screens, with one of the controls that the sections use. */
export type FieldDescription = FieldWith<
  Described['fields'][number]['control'] | MessengerSection['fields'][number]['control']
>;

export interface SectionDescription {
  readonly id: SectionId;
  readonly title: TextKey;
  readonly fields: readonly FieldDescription[];
}

/**
 * The settings screens of every host: sections, fields and their order, with the keys of their words. Hosts
 * bring the components only.
 */
export const settingsDescription: readonly SectionDescription[] = [...sections, ...messengerSections];
