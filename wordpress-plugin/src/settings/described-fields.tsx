import { findingsAt, type SectionDescription } from '@talk-suite/core/settings';
import * as React from 'react';
import type { Status } from './api/status.ts';
import { ConnectionField } from './connection/connection-field.tsx';
import type { Engine } from './engine.ts';
import { fieldsOf } from './fields/description.ts';
import { Field } from './fields/field.tsx';
import { environmentNote } from './sections-rules.ts';
import { valueAt } from './state/paths.ts';
import type { Chunk } from './use-chunk.ts';
import type { SettingsScreen } from './use-settings.ts';

interface Props {
  readonly section: SectionDescription;
  readonly screen: SettingsScreen;
  readonly status: Status | null;
  /** Reads a connection that is entered. */
  readonly engine: Chunk<Engine>;
}

const noteOf = (path: string, status: Status | null): string | undefined =>
  path === 'installation.nonProduction' && status ? environmentNote(status.environment) : undefined;

/** The fields of a section as the core describes them. */
export const DescribedFields = ({ section, screen, status, engine }: Props) => {
  const { state, dispatch, document } = screen;
  return (
    <>
      {fieldsOf(section, document, state.saved.document).map((field) =>
        field.control === 'trackingCode' ? (
          <ConnectionField key={field.path} screen={screen} engine={engine} />
        ) : (
          <Field
            key={field.path}
            field={field}
            value={valueAt(state.draft, field.path)}
            errors={findingsAt(state.errors, field.path)}
            note={noteOf(field.path, status)}
            onChange={(value) => dispatch({ type: 'edit', path: field.path, value })}
          />
        ),
      )}
    </>
  );
};
