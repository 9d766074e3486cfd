import { useRef } from 'react';
import { ServerSection } from '../at-server/server-section.tsx';
import { ConnectionPart } from '../connection/connection-part.tsx';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { embedLink } from '../home/checklist.ts';
import { IDENTITY, IdentitySection } from '../identity/identity-section.tsx';
import { pageTitle } from '../page-title.ts';
import { ResetScreen } from '../reset/reset-button.tsx';
import { textFor } from '../service-words.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const [connectionSection, loadingSection] = [sectionOf('connection'), sectionOf('loading')];
const SHOWN = ['enabled', 'installation', 'loading', IDENTITY];

const ConnectionScreen = ({ envelope, allowedHosts, shop, apiKey }: ScreenProps) => {
  const editor = useEditing(envelope, { allowedHosts });
  const pastedCode = useRef<string | null>(null);
  const { entry, draft } = editor.state;
  const { source } = draft.settings.installation;
  const { connection } = envelope.appData.settings;
  return (
    <EditedPage
      heading={t(connectionSection.title)}
      editor={editor}
      shown={[
        ...SHOWN,
        ...(entry?.way === 'manual' || editor.reading.kind === 'refused' ? ['connection'] : []),
      ]}
    >
      <s-section heading={t(textFor('screens.fact.instance', draft.settings.connection))}>
        <s-stack gap="large">
          <s-paragraph>{t(textFor('screens.section.connection', draft.settings.connection))}</s-paragraph>
          {source === 'own' && (
            <ConnectionPart editor={editor} pastedCode={pastedCode} embed={embedLink(shop, apiKey)} />
          )}
          <DescribedFields section={connectionSection} editor={editor} />
        </s-stack>
      </s-section>
      <s-section heading={t(loadingSection.title)}>
        <s-stack gap="large">
          <s-paragraph>
            {t(source === 'own' ? 'screens.section.loading' : 'screens.other.loading')}
          </s-paragraph>
          <DescribedFields section={loadingSection} editor={editor} />
        </s-stack>
      </s-section>
      {connection?.service === 'talk-server' && (
        <ServerSection key={editor.state.saved.revision} connection={connection} pastedCode={pastedCode} />
      )}
      <IdentitySection editor={editor} />
      <ResetScreen
        title={t(connectionSection.title)}
        sections={[connectionSection, loadingSection]}
        own={[IDENTITY]}
        editor={editor}
      />
    </EditedPage>
  );
};

export const meta = pageTitle('settings.section.connection');

export default withSettings(ConnectionScreen);
