import { tidyAddresses } from '@talk-suite/core/screens';
import { linesOf } from '@talk-suite/core/visibility';
import { TextareaControl } from '@wordpress/components';
import * as React from 'react';
import { useState, type ReactNode } from 'react';
import { t } from '../../../page/t.ts';
import { PagePicker } from './page-picker.tsx';
import { usePathMatches } from './use-path-matches.ts';

interface Props {
  readonly text: string;
  readonly label: string;
  /** Address of the front page. */
  readonly home: string;
  readonly describedBy: string | undefined;
  /** What is wrong with them. */
  readonly problemList: ReactNode;
  readonly onChange: (text: string) => void;
}

/** So many pages are named. */
const NAMED = 3;

/** Which pages of the site the addresses are about, while they are written. */
const Matches = ({ text, home }: Pick<Props, 'text' | 'home'>) => {
  const titles = usePathMatches(linesOf(tidyAddresses(text, { home })));
  // Its place is kept: nothing may move while something below it is clicked.
  if (titles === null) return <p className="talk-help talk-path-matches" />;
  const named = titles.slice(0, NAMED);
  if (titles.length > NAMED)
    named.push(t('visibility.sentence.more', { count: String(titles.length - NAMED) }));
  return (
    <p className="talk-help talk-path-matches" role="status">
      {titles.length === 0
        ? t('screens.rule.path.matches.none')
        : t('screens.rule.path.matches', { count: String(titles.length), pages: named.join(', ') })}
    </p>
  );
};

/** Addresses, one a line: written, pasted, or picked. What was pasted becomes a pattern when the field is left. */
export const PathValues = ({ text, label, home, describedBy, problemList, onChange }: Props) => {
  const [tidied, setTidied] = useState(false);
  return (
    <>
      <TextareaControl
        __nextHasNoMarginBottom
        label={label}
        hideLabelFromVision
        help={
          <>
            <span className="talk-help">{t('screens.rule.path.help')}</span>
            {problemList}
          </>
        }
        value={text}
        rows={Math.min(12, Math.max(3, linesOf(text).length + 1))}
        dir="ltr"
        spellCheck={false}
        aria-invalid={describedBy !== undefined}
        aria-errormessage={describedBy}
        onChange={(path) => {
          setTidied(false);
          onChange(path);
        }}
        onBlur={() => {
          const tidy = tidyAddresses(text, { home });
          if (tidy === text) return;
          setTidied(true);
          onChange(tidy);
        }}
      />
      {/* Seen in the field itself; a line more would move what is being clicked. */}
      <p className="screen-reader-text" role="status">
        {tidied && t('screens.rule.path.tidied')}
      </p>
      <Matches text={text} home={home} />
      <PagePicker
        chosen={linesOf(text)}
        onPick={(pattern) => onChange([...linesOf(text), pattern].join('\n'))}
      />
    </>
  );
};
