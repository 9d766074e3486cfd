import {
  compile,
  explain,
  readFacts,
  reasonSentence,
  type DecisionTrace,
  type PageContext,
} from '@talk-suite/core/visibility';
import { useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { overrideOf } from '../../app-data/overrides.ts';
import { t } from '../t.ts';
import { pageAt } from './address.ts';
import { ruleName, words } from './words.ts';

/** What is known of the page at an address, for a guest: Shopify tells nothing else of a visitor. */
const contextOf = (url: string, device: string, { overrides }: AppData): PageContext => {
  const { kind, root, listed } = pageAt(url);
  return {
    url,
    home: root,
    kind,
    ...(root !== '/' && { locale: root.slice(1) }),
    override: listed && overrideOf(overrides, listed.kind, listed.key),
    visitor: { device },
  };
};

const Verdict = ({ explanation, appData }: { explanation: DecisionTrace; appData: AppData }) => {
  const { talk, because, passedOver } = explanation;
  const named = (id: string | undefined): string => {
    const rule = appData.settings.visibility.rules.find((each) => each.id === id);
    return rule ? ruleName(rule) : '';
  };
  return (
    <s-banner tone={talk === 'show' ? 'success' : 'info'} heading={t(`screens.decision.${talk}`)}>
      <s-paragraph>
        {t(`screens.because.${because.by}`)} {named(because.rule)}
      </s-paragraph>
      {passedOver.length > 0 && (
        <>
          <s-paragraph>{t('screens.try.passedOver')}</s-paragraph>
          <s-unordered-list>
            {passedOver.map(({ rule, reasons }) => (
              <s-list-item key={rule}>
                {named(rule)}: {reasons.map((reason) => reasonSentence(reason, words)).join(' ')}
              </s-list-item>
            ))}
          </s-unordered-list>
        </>
      )}
    </s-banner>
  );
};

/** What the settings make of an address, as they are on the screen, saved or not. */
export const TryAddress = ({ appData }: { readonly appData: AppData }) => {
  const [address, setAddress] = useState('');
  const [device, setDevice] = useState('desktop');
  const [tried, setTried] = useState<string | null>(null);
  const explanation =
    tried === null ? null : explain(compile(appData.settings), readFacts(contextOf(tried, device, appData)));
  return (
    <s-section heading={t('screens.try.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('screens.try.lead')}</s-paragraph>
        <s-text-field
          label={t('screens.try.address')}
          details={t('shopify.try.help')}
          placeholder="/pages/contact"
          value={address}
          onInput={({ currentTarget }) => setAddress(currentTarget.value)}
        />
        <s-select
          label={t('screens.try.device')}
          value={device}
          onChange={({ currentTarget }) => setDevice(currentTarget.value)}
        >
          <s-option value="desktop">{t('screens.rule.device.desktop')}</s-option>
          <s-option value="mobile">{t('screens.rule.device.mobile')}</s-option>
        </s-select>
        <s-button onClick={() => setTried(address.trim() || '/')}>{t('screens.try.button')}</s-button>
        {explanation && <Verdict explanation={explanation} appData={appData} />}
      </s-stack>
    </s-section>
  );
};
