import { download } from '@talk-suite/core/screens';
import { fileName } from '@talk-suite/core/settings';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { description, EXCEPTIONS } from '../fields/description.ts';
import { IDENTITY } from '../identity/identity-section.tsx';
import { ResetButton } from '../reset/reset-button.tsx';
import { t } from '../t.ts';
import { ImportSection } from '../transfer/import-section.tsx';
import { Preview } from '../transfer/preview.tsx';
import { storeFile } from '../transfer/store-file.ts';
import { lostOnWordPress } from '../transfer/unused.ts';
import { useImport } from '../transfer/use-import.ts';
import { pageTitle } from '../page-title.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

/** What is saved, to a file; and what a file holds, as changes that are not saved yet. */
const TransferScreen = ({ envelope, allowedHosts, shop }: ScreenProps) => {
  const editor = useEditing(envelope);
  const { saved } = editor.state;
  const lost = lostOnWordPress(saved.document);
  const incoming = useImport(editor, { allowedHosts });
  return (
    <EditedPage heading={t('shopify.transfer.title')} editor={editor} shown={[]}>
      <Preview editor={editor} />
      <s-section heading={t('screens.export.button')}>
        <s-stack gap="base">
          <s-paragraph>{t('shopify.export.lead')}</s-paragraph>
          <s-paragraph>{t('shopify.export.uninstall')}</s-paragraph>
          {lost.length > 0 && (
            <s-banner tone="info" heading={t('shopify.export.lost')}>
              <s-unordered-list>
                {lost.map((what) => (
                  <s-list-item key={what}>{what}</s-list-item>
                ))}
              </s-unordered-list>
            </s-banner>
          )}
          <s-stack direction="inline">
            <s-button
              onClick={() => download(document, fileName(shop, new Date()), storeFile(saved.document))}
            >
              {t('shopify.export.download')}
            </s-button>
          </s-stack>
        </s-stack>
      </s-section>
      <ImportSection {...incoming} />
      <s-section heading={t('shopify.reset.title')}>
        <s-stack gap="base">
          <s-paragraph>{t('shopify.reset.lead')}</s-paragraph>
          <ResetButton
            label={t('screens.reset.all')}
            title={t('screens.reset.all.title')}
            sections={description}
            own={[...EXCEPTIONS, IDENTITY]}
            editor={editor}
          />
        </s-stack>
      </s-section>
    </EditedPage>
  );
};

export const meta = pageTitle('shopify.transfer.title');

export default withSettings(TransferScreen);
