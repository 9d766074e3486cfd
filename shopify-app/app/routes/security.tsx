import { defaultSettings, findingsAt, same } from '@talk-suite/core/settings';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { Folded } from '../folded.tsx';
import { pageTitle } from '../page-title.ts';
import { ResetScreen } from '../reset/reset-button.tsx';
import { CheckSection } from '../security/check-section.tsx';
import { HeadlessSection } from '../security/headless-section.tsx';
import { NeededSection } from '../security/needed-section.tsx';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const section = sectionOf('security');

/** The check of a page first: what only custom storefronts need is behind a button. */
const SecurityScreen = ({ envelope, shop }: ScreenProps) => {
  const editor = useEditing(envelope);
  const { draft, saved, errors } = editor.state;
  const { settings } = draft;
  const isUsed =
    !same(saved.document.settings.csp, defaultSettings().csp) || findingsAt(errors, 'csp').length > 0;
  return (
    <EditedPage heading={t(section.title)} editor={editor} shown={['csp']}>
      <CheckSection shop={shop} settings={settings} />
      <s-section heading={t('shopify.security.liquid')}>
        <s-stack gap="base">
          <s-paragraph>{t('shopify.security.liquid.help')}</s-paragraph>
          <Folded
            show={t('shopify.security.headless.show')}
            hide={t('shopify.security.headless.hide')}
            begins={isUsed}
          >
            <HeadlessSection appData={draft} />
            <s-section heading={t('shopify.security.features')}>
              <s-stack gap="large">
                <s-paragraph>{t('shopify.security.features.help')}</s-paragraph>
                <DescribedFields section={section} editor={editor} />
              </s-stack>
            </s-section>
            <NeededSection settings={settings} />
          </Folded>
        </s-stack>
      </s-section>
      <ResetScreen title={t(section.title)} sections={[section]} own={[]} editor={editor} />
    </EditedPage>
  );
};

export const meta = pageTitle('settings.section.security');

export default withSettings(SecurityScreen);
