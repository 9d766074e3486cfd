import { same } from '@talk-suite/core/settings';
import { useEffect } from 'react';
import { EntryForm, newEntry } from '../connection/entry-form.tsx';
import { Summary } from '../connection/summary.tsx';
import { useEntry } from '../connection/use-entry.ts';
import { EditedPage } from '../editing/edited-page.tsx';
import { errorsAt } from '../editing/state.ts';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { IDENTITY, IdentitySection } from '../identity/identity-section.tsx';
import { embedLink } from '../home/checklist.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const CONNECTION = 'settings.connection';
const [connectionSection, loadingSection] = [sectionOf('connection'), sectionOf('loading')];
const SHOWN = ['settings.enabled', 'settings.installation', 'settings.loading', IDENTITY];
const plainFields = connectionSection.fields.filter(({ control }) => control !== 'trackingCode');

const ConnectionScreen = ({ envelope, allowedHosts, shop, apiKey }: ScreenProps) => {
  const stored = envelope.appData.settings.connection;
  const entering = useEntry({ allowedHosts }, (connection) => editor.edit(CONNECTION, connection ?? stored));
  const { entry, reading, enter } = entering;
  const obstacles = reading.kind === 'refused' ? reading.errors : [];
  const editor = useEditing(envelope, obstacles, obstacles.length > 0);
  const { saved, draft, errors } = editor.state;
  const { installation, connection } = draft.settings;
  const cancel = (): void => {
    enter(null);
    editor.edit(CONNECTION, stored);
  };
  // What was entered is saved, or given up for what someone else saved: the form has done its part.
  // oxlint-disable-next-line react/exhaustive-deps -- Only another state that was saved does it.
  useEffect(() => enter(null), [saved.digest]);
  return (
    <EditedPage
      heading={t(connectionSection.title)}
      editor={{
        ...editor,
        dispatch: (action) => {
          if (action.type === 'discard') enter(null);
          editor.dispatch(action);
        },
      }}
      shown={[...SHOWN, ...(entry?.way === 'hand' ? [CONNECTION] : [])]}
    >
      <s-section heading={t(connectionSection.title)}>
        <s-stack gap="large">
          <s-paragraph>{t('screens.section.connection')}</s-paragraph>
          {installation.source === 'own' &&
            (entry || connection === null ? (
              <EntryForm
                entering={entering}
                errors={errorsAt(errors, CONNECTION)}
                current={connection}
                onCancel={stored === null ? undefined : cancel}
              />
            ) : (
              <Summary
                connection={connection}
                saved={same(connection, stored)}
                embed={embedLink(shop, apiKey)}
                onReplace={() => enter(newEntry(connection.dataRegion))}
                onDisconnect={() => editor.edit(CONNECTION, null)}
                onRegion={(dataRegion) => editor.edit(CONNECTION, { ...connection, dataRegion })}
              />
            ))}
          <DescribedFields fields={plainFields} editor={editor} />
        </s-stack>
      </s-section>
      <s-section heading={t(loadingSection.title)}>
        <s-stack gap="large">
          <s-paragraph>{t('screens.section.loading')}</s-paragraph>
          <DescribedFields fields={loadingSection.fields} editor={editor} />
        </s-stack>
      </s-section>
      <IdentitySection editor={editor} />
    </EditedPage>
  );
};

export default withSettings(ConnectionScreen);
