import { placeInWords } from '@talk-suite/core/screens';
import { useRef, useState } from 'react';
import { labelOf } from '../fields/description.ts';
import { messageOf, t } from '../t.ts';
import type { Import } from './use-import.ts';

/** What was pasted has no name of its own, whose letters stay as they are. */
const asSentence = (text: string, file: string): string =>
  file === t('shopify.import.pasted') ? text.charAt(0).toLocaleUpperCase() + text.slice(1) : text;

const Problem = ({ file, failure }: NonNullable<Import['problem']>) => (
  <s-banner tone="critical" heading={asSentence(t(`screens.import.${failure.kind}`, { file }), file)}>
    {failure.kind === 'refused' && (
      <s-unordered-list>
        {failure.errors.map((finding) => (
          <s-list-item key={finding.field + finding.text}>
            <s-text type="strong">{placeInWords(finding, labelOf, t)}</s-text> {messageOf(finding)}
          </s-list-item>
        ))}
      </s-unordered-list>
    )}
  </s-banner>
);

/** Where a file of settings is chosen, or its content pasted. */
export const ImportSection = ({ problem, take }: Import) => {
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  return (
    <s-section heading={t('shopify.import.title')}>
      <s-stack gap="base">
        <s-paragraph>{t('shopify.import.lead')}</s-paragraph>
        {problem && <Problem {...problem} />}
        <s-stack direction="inline">
          <s-button onClick={() => input.current?.click()}>{t('screens.import.button')}</s-button>
        </s-stack>
        <input
          ref={input}
          type="file"
          hidden
          accept="application/json,.json"
          aria-label={t('screens.import.button')}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            // The same file can be chosen again.
            currentTarget.value = '';
            if (file) take(file);
          }}
        />
        <s-text-area
          label={t('shopify.import.paste')}
          rows={4}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
        <s-stack direction="inline">
          <s-button
            disabled={text.trim() === ''}
            onClick={() =>
              take({ name: t('shopify.import.pasted'), size: text.length, text: async () => text })
            }
          >
            {t('shopify.import.read')}
          </s-button>
        </s-stack>
      </s-stack>
    </s-section>
  );
};
