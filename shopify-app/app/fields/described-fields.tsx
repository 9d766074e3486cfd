import { documentValue, fieldsOf } from '@talk-suite/core/screens';
import { findingsAt, type SectionDescription } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { fieldFor } from '../service-words.ts';
import { Field } from './field.tsx';

interface Props {
  readonly section: SectionDescription;
  readonly editor: Editor;
  /** Fields that the screen shows in a place of their own. */
  readonly without?: readonly string[];
}

/** The fields of a section that have a plain control and mean something now, in the core's order. */
export const DescribedFields = ({ section, editor: { state, document, edit }, without = [] }: Props) =>
  fieldsOf(section, 'shopify', document, state.saved.document)
    .filter(
      ({ path, control }) => control !== 'trackingCode' && control !== 'rules' && !without.includes(path),
    )
    .map((field) => (
      <Field
        key={field.path}
        field={fieldFor(field, document.settings.connection)}
        value={documentValue(state.draft, field.path)}
        errors={findingsAt(state.errors, field.path)}
        onChange={(value) => edit(field.path, value)}
      />
    ));
