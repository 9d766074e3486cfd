import { isListRule, ruleIn } from '@talk-suite/core/screens';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { EXCEPTIONS, sectionOf } from '../fields/description.ts';
import { RulesSection } from '../pages/rules-section.tsx';
import { TryAddress } from '../pages/try-address.tsx';
import { useRules } from '../pages/use-rules.ts';
import { WhereSection } from '../pages/where-section.tsx';
import { YourPagesSection } from '../pages/your-pages/your-pages-section.tsx';
import { pageTitle } from '../page-title.ts';
import { ResetScreen } from '../reset/reset-button.tsx';
import { t } from '../t.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const section = sectionOf('pages');

export const meta = pageTitle('settings.section.pages');

const PagesScreen = ({ envelope, shop }: ScreenProps) => {
  const { editor, rules } = useRules(useEditing(envelope), shop);
  const linked = ruleIn(useLocation().search);
  // A link leads to what decided.
  useEffect(() => {
    if (linked !== null) rules.show(linked);
    // oxlint-disable-next-line react/exhaustive-deps -- Once for each link.
  }, [linked]);
  return (
    <EditedPage heading={t(section.title)} editor={editor} shown={['visibility', 'overrides']}>
      <WhereSection
        editor={editor}
        shop={shop}
        focused={rules.shown && isListRule(rules.shown) ? rules.shown.count : 0}
      />
      <s-query-container>
        <s-grid
          gridTemplateColumns="@container (inline-size > 800px) minmax(0, 3fr) minmax(0, 2fr), minmax(0, 1fr)"
          gap="base"
          alignItems="start"
        >
          <YourPagesSection editor={editor} shop={shop} onShow={rules.show} />
          <TryAddress
            appData={editor.state.draft}
            saved={editor.state.saved.document}
            shop={shop}
            onShow={rules.show}
          />
        </s-grid>
      </s-query-container>
      <RulesSection editor={rules} shop={shop} errors={editor.state.errors} />
      <s-section accessibilityLabel={t('settings.visibility.whenHidden.label')}>
        <DescribedFields section={section} editor={editor} without={['visibility.default']} />
      </s-section>
      <ResetScreen title={t(section.title)} sections={[section]} own={EXCEPTIONS} editor={editor} />
    </EditedPage>
  );
};

export default withSettings(PagesScreen);
