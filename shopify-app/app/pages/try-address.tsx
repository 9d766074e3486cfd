import {
  compile,
  decidePartially,
  explain,
  readFacts,
  reasonSentence,
  type PageContext,
  type UnknownFact,
} from '@talk-suite/core/visibility';
import { isListRule, tidyAddressLine } from '@talk-suite/core/screens';
import { useState } from 'react';
import type { AppData } from '../../app-data/index.ts';
import { overrideOf } from '../../app-data/overrides.ts';
import { t } from '../t.ts';
import { pageAt } from './address.ts';
import { storeAddress } from './store-address.ts';
import { ruleName, words } from './words.ts';

/** What an address does not say of its page: Shopify's tags, its template, and the device of who looks. */
const UNKNOWN: ReadonlySet<UnknownFact> = new Set<UnknownFact>(['type', 'terms']);

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

interface VerdictProps {
  readonly context: PageContext;
  readonly appData: AppData;
}

/** What the settings make of the page: certain, or what it depends on. Never green where the page decides otherwise. */
const Verdict = ({ context, appData }: VerdictProps) => {
  const compiled = compile(appData.settings);
  const facts = readFacts(context);
  const { talk, because, sometimes } = decidePartially(compiled, facts, UNKNOWN);
  const { passedOver } = explain(compiled, facts);
  const named = (id: string | undefined): string => {
    const rule = appData.settings.visibility.rules.find((each) => each.id === id);
    return rule ? ruleName(rule) : '';
  };
  // Exceptions of products and collections are listed by number, which an address does not have.
  const mayHaveException = context.kind === 'product' || context.kind === 'collection';
  const tone = talk === null ? 'warning' : talk === 'show' ? 'success' : 'info';
  return (
    <s-banner
      tone={tone}
      heading={t(talk === null ? 'screens.decision.depends' : `screens.decision.${talk}`)}
    >
      {because && (
        <s-paragraph>
          {because.rule !== undefined && isListRule({ id: because.rule })
            ? t('screens.because.list')
            : `${t(`screens.because.${because.by}`)} ${named(because.rule)}`}
        </s-paragraph>
      )}
      {sometimes.length > 0 && (
        <>
          <s-paragraph>{t('shopify.try.depends')}</s-paragraph>
          <s-unordered-list>
            {sometimes.map((id) => (
              <s-list-item key={id}>{named(id)}</s-list-item>
            ))}
          </s-unordered-list>
        </>
      )}
      {mayHaveException && <s-paragraph>{t('shopify.try.exceptions')}</s-paragraph>}
      {passedOver.some(({ rule }) => !sometimes.includes(rule)) && (
        <>
          <s-paragraph>{t('screens.try.passedOver')}</s-paragraph>
          <s-unordered-list>
            {passedOver
              .filter(({ rule }) => !sometimes.includes(rule))
              .map(({ rule, reasons }) => (
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

interface Props {
  readonly appData: AppData;
  readonly shop: string;
}

/** What the settings make of an address, as they are on the screen, saved or not. */
export const TryAddress = ({ appData, shop }: Props) => {
  const [address, setAddress] = useState('');
  const [device, setDevice] = useState('desktop');
  const [tried, setTried] = useState<string | null>(null);
  const [problem, setProblem] = useState('');
  const ask = (): void => {
    const tidy = tidyAddressLine(storeAddress(address) || '/', { home: `https://${shop}/` });
    setTried(tidy.kind === 'address' ? tidy.pattern : null);
    setProblem(
      tidy.kind === 'otherSite'
        ? t('screens.where.otherSite', { host: tidy.host })
        : tidy.kind === 'spaces'
          ? t('screens.where.spaces')
          : '',
    );
  };
  return (
    <s-section heading={t('screens.try.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('screens.try.lead')}</s-paragraph>
        <s-text-field
          label={t('screens.try.address')}
          details={t('shopify.try.help')}
          {...(problem !== '' && { error: problem })}
          placeholder="/pages/contact"
          value={address}
          onInput={({ currentTarget }) => {
            setAddress(currentTarget.value);
            setTried(null);
          }}
        />
        <s-select
          label={t('screens.try.device')}
          value={device}
          onChange={({ currentTarget }) => setDevice(currentTarget.value)}
        >
          <s-option value="desktop">{t('screens.rule.device.desktop')}</s-option>
          <s-option value="mobile">{t('screens.rule.device.mobile')}</s-option>
        </s-select>
        <s-button onClick={ask}>{t('screens.try.button')}</s-button>
        <div role="status">
          {tried !== null && <Verdict context={contextOf(tried, device, appData)} appData={appData} />}
        </div>
      </s-stack>
    </s-section>
  );
};
