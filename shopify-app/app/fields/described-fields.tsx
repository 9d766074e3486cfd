import { shownFields, valueAt, type FieldDescription } from '@talk-suite/core/settings';
import type { Editor } from '../editing/use-editing.ts';
import { errorsAt } from '../editing/state.ts';
import { Field } from './field.tsx';

/** The fields of a section that have a plain control and mean something now, in the core's order. */
export const DescribedFields = ({
  fields,
  editor: { state, edit },
}: {
  readonly fields: readonly FieldDescription[];
  readonly editor: Editor;
}) =>
  shownFields(fields, 'shopify', state.draft.settings).map((field) => {
    const path = `settings.${field.path}`;
    return (
      <Field
        key={path}
        field={field}
        value={valueAt(state.draft, path)}
        errors={errorsAt(state.errors, path)}
        onChange={(value) => edit(path, value)}
      />
    );
  });
