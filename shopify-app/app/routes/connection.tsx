import { same } from '@talk-suite/core/settings';
import { PasteBox } from '../connection/paste-box.tsx';
import { Summary } from '../connection/summary.tsx';
import { usePaste } from '../connection/use-paste.ts';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const CONNECTION = 'settings.connection';
const [connectionSection, loadingSection] = [sectionOf('connection'), sectionOf('loading')];
const plainFields = connectionSection.fields.filter(({ control }) => control !== 'trackingCode');

const ConnectionScreen = ({ envelope, allowedHosts }: ScreenProps) => {
  const stored = envelope.appData.settings.connection;
  const paste = usePaste(allowedHosts, stored, (connection) => editor.edit(CONNECTION, connection ?? stored));
  const { reading } = paste;
  const editor = useEditing(
    envelope,
    reading.kind === 'refused' ? reading.errors : [],
    reading.kind === 'refused',
  );
  const { settings } = editor.state.draft;
  const { connection } = settings;
  const pasting = paste.text !== null || connection === null;
  const cancel = (): void => {
    paste.close();
    editor.edit(CONNECTION, stored);
  };
  return (
    <EditedPage
      heading={t(connectionSection.title)}
      editor={{
        ...editor,
        dispatch: (action) => {
          if (action.type === 'discard') paste.close();
          editor.dispatch(action);
        },
      }}
      shown={['settings.connection', 'settings.enabled', 'settings.installation', 'settings.loading']}
    >
      <s-section heading={t(connectionSection.title)}>
        <s-stack gap="large">
          <s-paragraph>{t('screens.section.connection')}</s-paragraph>
          {settings.installation.source === 'own' &&
            (pasting ? (
              <PasteBox
                text={paste.text ?? ''}
                reading={reading}
                onText={paste.enter}
                onCancel={stored === null ? undefined : cancel}
              />
            ) : (
              <Summary
                connection={connection}
                saved={same(connection, stored)}
                onReplace={() => paste.enter('')}
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
    </EditedPage>
  );
};

export default withSettings(ConnectionScreen);
