import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { OverridesSection } from '../pages/overrides-section.tsx';
import { RulesSection } from '../pages/rules-section.tsx';
import { TryAddress } from '../pages/try-address.tsx';
import { useRules } from '../pages/use-rules.ts';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const section = sectionOf('pages');

const PagesScreen = ({ envelope }: ScreenProps) => {
  const { editor, rules } = useRules(useEditing(envelope));
  return (
    <EditedPage heading={t(section.title)} editor={editor} shown={['visibility', 'overrides']}>
      <s-section heading={t(section.title)}>
        <s-stack gap="large">
          <s-paragraph>{t('shopify.pages.lead')}</s-paragraph>
          <DescribedFields section={section} editor={editor} />
        </s-stack>
      </s-section>
      <RulesSection editor={rules} errors={editor.state.errors} />
      <OverridesSection editor={editor} />
      <TryAddress appData={editor.state.draft} />
    </EditedPage>
  );
};

export default withSettings(PagesScreen);
