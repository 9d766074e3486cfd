import { documentValue, fieldsOf } from '@talk-suite/core/screens';
import { findingsAt, type SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import type { Status } from './api/status.ts';
import { ConnectionField } from './connection/connection-field.tsx';
import { Field } from './fields/field.tsx';
import { useScreen } from './screen-context.ts';
import { environmentNote } from './sections-rules.ts';
import { fieldFor } from './service-words.ts';

const noteOf = (path: string, status: Status | null): string | undefined =>
  path === 'installation.nonProduction' && status ? environmentNote(status.environment) : undefined;

interface Props {
  readonly section: SectionDescription;
  /** Fields that the screen shows in a place of their own. */
  readonly without?: readonly string[];
}

/** The fields of a section as the core describes them. */
export const DescribedFields = ({ section, without = [] }: Props) => {
  const { screen, status } = useScreen();
  const { state, dispatch, document } = screen;
  return (
    <>
      {fieldsOf(section, 'wordpress', document, state.saved.document)
        .filter(({ path }) => !without.includes(path))
        .map((field) =>
          field.control === 'trackingCode' ? (
            <ConnectionField key={field.path} />
          ) : (
            <Field
              key={field.path}
              field={fieldFor(field, document.settings.connection)}
              value={documentValue(state.draft, field.path)}
              errors={findingsAt(state.errors, field.path)}
              note={noteOf(field.path, status)}
              onChange={(value) => dispatch({ type: 'edit', path: field.path, value })}
            />
          ),
        )}
    </>
  );
};
