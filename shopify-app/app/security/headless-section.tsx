import type { FormName } from '@talk-suite/core/csp';
import { useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { messageOf, t } from '../t.ts';
import { CopiedText } from './copied-text.tsx';
import { FormSelect } from './form-select.tsx';
import { headlessComponent, LOADER_FILE } from './headless.ts';
import { HYDROGEN_VERSION, writtenPolicy } from './policy.ts';

/** The way of Talk onto a storefront that has no theme. */
const Installing = ({ appData }: { readonly appData: AppData }) => {
  const component = headlessComponent(appData);
  const [failed, setFailed] = useState(false);
  const download = async (): Promise<void> => {
    try {
      const { downloadLoader } = await import('./loader-file.ts');
      downloadLoader();
      setFailed(false);
    } catch {
      setFailed(true);
    }
  };
  if (component === null) return <s-paragraph>{t('shopify.security.notConnected')}</s-paragraph>;
  return (
    <s-stack gap="base">
      <s-ordered-list>
        <s-list-item>{t('shopify.headless.loader', { file: LOADER_FILE })}</s-list-item>
        <s-list-item>{t('shopify.headless.component')}</s-list-item>
        <s-list-item>{t('shopify.headless.policy')}</s-list-item>
      </s-ordered-list>
      <s-stack direction="inline" gap="small" alignItems="center">
        <s-button icon="download" onClick={() => void download()}>
          {t('shopify.headless.download', { file: LOADER_FILE })}
        </s-button>
        <s-box accessibilityRole="status">{failed && t('shopify.look.failed')}</s-box>
      </s-stack>
      <CopiedText
        label={t('shopify.headless.component.label')}
        details={t('shopify.headless.component.help')}
        text={component}
      />
    </s-stack>
  );
};

/** A policy to start from, in the words of what sends it. */
const Policy = ({ settings }: Pick<AppData, 'settings'>) => {
  const [form, setForm] = useState<FormName>('hydrogen');
  const { text, blockers } = writtenPolicy(form, settings);
  return (
    <s-stack gap="base">
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
        <CopiedText
          label={t('shopify.security.policy')}
          details={
            form === 'hydrogen'
              ? t('shopify.security.policy.hydrogen', { version: HYDROGEN_VERSION })
              : t('shopify.security.policy.help')
          }
          text={text}
        />
      )}
    </s-stack>
  );
};

/** What a storefront of one's own needs: Talk itself, and a policy that lets it work. */
export const HeadlessSection = ({ appData }: { readonly appData: AppData }) => (
  <>
    <s-section heading={t('shopify.headless.title')}>
      <Installing appData={appData} />
    </s-section>
    <s-section heading={t('shopify.security.headless')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.security.headless.help')}</s-paragraph>
        <Policy settings={appData.settings} />
      </s-stack>
    </s-section>
  </>
);
