import type { CompiledVisibility, Rule } from '@talk-suite/core/visibility';
import { Button, TextControl } from '@wordpress/components';
import * as React from 'react';
import { useId, useRef, useState } from 'react';
import { t } from '../../../page/t.ts';
import { thrownBy } from '../../api/failures.ts';
import { loadPage, type SitePage } from '../../api/visibility.ts';
import { Section } from '../../section.tsx';
import { PageSuggestions } from '../page-suggestions.tsx';
import type { SiteWords } from '../use-site-words.ts';
import { Verdict } from './verdict.tsx';
import { GUEST_ON_A_COMPUTER } from './visitor.ts';
import { VisitorChoice } from './visitor-choice.tsx';

interface Props {
  readonly compiled: CompiledVisibility;
  /** By id. */
  readonly rules: ReadonlyMap<string, Rule>;
  readonly site: SiteWords;
  readonly onShow: (id: string) => void;
}

/** An address of this site, and what the rules make of it before they are saved. */
export const TryAddress = ({ compiled, rules, site, onShow }: Props) => {
  const suggestions = useId();
  const [address, setAddress] = useState('');
  const [visitor, setVisitor] = useState(GUEST_ON_A_COMPUTER);
  const [page, setPage] = useState<SitePage | null>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState('');
  // Of several questions, the answer to the last one counts.
  const asked = useRef(0);

  const ask = async (): Promise<void> => {
    const wanted = address.trim() === '' ? '/' : address.trim();
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setProblem('');
    // What is below speaks of the address above, or not at all.
    setPage(null);
    try {
      const found = await loadPage(wanted);
      if (mine !== asked.current) return;
      setPage(found);
      site.meet(found.context.terms ?? []);
    } catch (error) {
      if (mine !== asked.current) return;
      setPage(null);
      setProblem(thrownBy(error).message || t('screens.try.failed'));
    }
    setBusy(false);
  };

  return (
    <Section id="try" title={t('screens.try.title')} lead={t('screens.try.lead')}>
      <div className="talk-try">
        <form
          className="talk-try__form"
          onSubmit={(event) => {
            event.preventDefault();
            void ask();
          }}
        >
          <TextControl
            __nextHasNoMarginBottom
            __next40pxDefaultSize
            label={t('screens.try.address')}
            placeholder="/"
            list={suggestions}
            dir="ltr"
            autoCapitalize="off"
            spellCheck={false}
            value={address}
            onChange={(typed) => {
              setAddress(typed);
              setPage(null);
            }}
          />
          <Button __next40pxDefaultSize type="submit" variant="secondary" isBusy={busy} aria-disabled={busy}>
            {t('screens.try.button')}
          </Button>
          <PageSuggestions id={suggestions} typed={address} />
        </form>
        <VisitorChoice visitor={visitor} site={site} onChange={setVisitor} />
        <div role="alert">{problem && <p className="talk-error">{problem}</p>}</div>
        {page && (
          <Verdict
            page={page}
            visitor={visitor}
            compiled={compiled}
            rules={rules}
            words={site.words}
            onShow={onShow}
          />
        )}
      </div>
    </Section>
  );
};
