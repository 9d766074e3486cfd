import type { FormName } from '@talk-suite/core/csp';
import { useState } from 'react';
import { EditedPage } from '../editing/edited-page.tsx';
import { useEditing } from '../editing/use-editing.ts';
import { DescribedFields } from '../fields/described-fields.tsx';
import { sectionOf } from '../fields/description.ts';
import { CheckSection } from '../security/check-section.tsx';
import { FormSelect } from '../security/form-select.tsx';
import { neededSources, writtenPolicy } from '../security/policy.ts';
import { messageOf, t } from '../t.ts';
import { pageTitle } from '../page-title.ts';
import { withSettings, type ScreenProps } from '../with-settings.tsx';

const section = sectionOf('security');

type PolicySettings = Parameters<typeof writtenPolicy>[1];

const Needed = ({ settings }: { readonly settings: PolicySettings }) => {
  const needed = neededSources(settings);
  return (
    <s-section heading={t('shopify.security.needed')}>
      {needed.length === 0 ? (
        <s-paragraph>{t('shopify.security.notConnected')}</s-paragraph>
      ) : (
        <s-table>
          <s-table-header-row>
            <s-table-header listSlot="primary">{t('shopify.security.directive')}</s-table-header>
            <s-table-header listSlot="labeled">{t('shopify.security.source')}</s-table-header>
            <s-table-header listSlot="labeled">{t('shopify.security.why')}</s-table-header>
          </s-table-header-row>
          <s-table-body>
            {needed.map(({ id, directive, source, why }) => (
              <s-table-row key={id + directive}>
                <s-table-cell>{directive}</s-table-cell>
                <s-table-cell>{source}</s-table-cell>
                <s-table-cell>{t(why)}</s-table-cell>
              </s-table-row>
            ))}
          </s-table-body>
        </s-table>
      )}
    </s-section>
  );
};

const Headless = ({ settings }: { readonly settings: PolicySettings }) => {
  const [form, setForm] = useState<FormName>('hydrogen');
  const { text, blockers } = writtenPolicy(form, settings);
  return (
    <s-section heading={t('shopify.security.headless')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.security.headless.help')}</s-paragraph>
        <FormSelect form={form} onChoose={setForm} />
        {blockers.length > 0 && (
          <s-banner tone="warning" heading={t('screens.warnings')}>
            <s-unordered-list>
              {blockers.map(messageOf).map((message) => (
                <s-list-item key={message}>{message}</s-list-item>
              ))}
            </s-unordered-list>
          </s-banner>
        )}
        {text !== '' && (
          <s-text-area
            label={t('shopify.security.policy')}
            details={t('shopify.security.policy.help')}
            readOnly
            rows={12}
            value={text}
          />
        )}
      </s-stack>
    </s-section>
  );
};

const SecurityScreen = ({ envelope, shop }: ScreenProps) => {
  const editor = useEditing(envelope);
  const { settings } = editor.state.draft;
  return (
    <EditedPage heading={t(section.title)} editor={editor} shown={['csp']}>
      <s-banner tone="info" heading={t('shopify.security.liquid')}>
        {t('shopify.security.liquid.help')}
      </s-banner>
      <CheckSection shop={shop} settings={settings} />
      <s-section heading={t('shopify.security.features')}>
        <s-stack gap="large">
          <s-paragraph>{t('shopify.security.features.help')}</s-paragraph>
          <DescribedFields section={section} editor={editor} />
        </s-stack>
      </s-section>
      <Needed settings={settings} />
      <Headless settings={settings} />
    </EditedPage>
  );
};

export const meta = pageTitle('settings.section.security');

export default withSettings(SecurityScreen);
