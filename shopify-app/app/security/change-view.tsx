import { emit, forms, type FormName } from '@talk-suite/core/csp';
import { policyHeaders } from '@talk-suite/core/screens';
import { useState } from 'react';
import { messageOf, t } from '../t.ts';
import { FormSelect } from './form-select.tsx';
import { changesOf, type Judgement } from './judgement.ts';
import { PolicyText } from './policy-text.tsx';

/** What more is allowed with Talk, and how large the headers get. */
const Difference = ({ judgement }: { readonly judgement: Judgement }) => {
  const { difference, merged } = judgement.assessment;
  return (
    <>
      <s-table>
        <s-table-header-row>
          <s-table-header listSlot="primary">{t('shopify.security.directive')}</s-table-header>
          <s-table-header listSlot="labeled">{t('security.change.allowed')}</s-table-header>
        </s-table-header-row>
        <s-table-body>
          {difference.effects.map(({ directive, source }) => (
            <s-table-row key={`${directive} ${source}`}>
              <s-table-cell>{directive}</s-table-cell>
              <s-table-cell>{source ?? t('security.change.anything')}</s-table-cell>
            </s-table-row>
          ))}
        </s-table-body>
      </s-table>
      <s-paragraph>
        {t('security.change.bytes', {
          before: String(merged.bytes.before),
          after: String(merged.bytes.after),
        })}
      </s-paragraph>
    </>
  );
};

/** The headers of a store front of one's own, before and after, and in the words of what sends them. */
const OwnHeaders = ({ judgement: { seen, assessment } }: { readonly judgement: Judgement }) => {
  const [form, setForm] = useState<FormName>('hydrogen');
  const after = policyHeaders(assessment.merged.headers);
  const { text, blockers } = emit(after, form);
  const asText = (headers: typeof after): string =>
    headers.map(({ name, value }) => `${name}: ${value}`).join('\n');
  return (
    <>
      <PolicyText label={t('security.change.before')} text={asText(policyHeaders(seen.headers))} />
      <PolicyText label={t('security.change.after')} text={asText(after)} />
      <s-paragraph>{t('shopify.check.header.own')}</s-paragraph>
      <FormSelect form={form} onChoose={setForm} />
      {blockers.map((finding) => (
        <s-banner key={finding.text} tone="warning">
          {messageOf(finding)}
        </s-banner>
      ))}
      {text !== '' && <PolicyText label={forms[form].title} text={text} />}
    </>
  );
};

/** What has to change for Talk, and who can change it. */
export const ChangeView = ({ judgement }: { readonly judgement: Judgement }) => {
  const { headers, meta } = changesOf(judgement);
  const { theme } = judgement.seen;
  if (!headers && meta.length === 0) return <s-paragraph>{t('shopify.check.needsNothing')}</s-paragraph>;
  return (
    <s-stack gap="base">
      <s-heading>{t('security.change.title')}</s-heading>
      <Difference judgement={judgement} />
      {headers && theme && <s-paragraph>{t('shopify.check.platform')}</s-paragraph>}
      {headers && !theme && <OwnHeaders judgement={judgement} />}
      {meta.length > 0 && (
        <s-paragraph>{t(theme ? 'shopify.check.meta.theme' : 'shopify.check.meta.own')}</s-paragraph>
      )}
      {meta.map((content) => (
        <PolicyText key={content} label={t('security.snippet.meta')} text={content} />
      ))}
    </s-stack>
  );
};
