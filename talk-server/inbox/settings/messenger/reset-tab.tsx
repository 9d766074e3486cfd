import { resetOf, type Reset } from '@talk-suite/core/screens';
import type { Messenger, SectionDescription, Settings } from '@talk-suite/core/settings';
import { useState } from 'react';
import { Confirm } from '../../parts/dialog.tsx';
import { say } from '../../parts/toasts.tsx';
import { w } from './words.ts';

interface Props {
  readonly section: SectionDescription;
  readonly settings: Settings;
  /** What a new site has. */
  readonly initial: Messenger;
  readonly reset: (reset: Reset) => void;
}

/** The way back to what a new site has, for one tab: asks first, and names what goes back. */
export const ResetTab = ({ section, settings, initial, reset }: Props) => {
  const [asked, setAsked] = useState<Reset | null>(null);
  const ask = (): void => {
    const wanted = resetOf(
      [section],
      'inbox',
      { settings },
      { settings: { ...settings, messenger: initial } },
    );
    if (wanted.paths.length === 0) say(w('screens.reset.nothing'));
    else setAsked(wanted);
  };
  const labels = (paths: readonly string[]): string =>
    [...new Set(section.fields.filter(({ path }) => paths.includes(path)).map(({ label }) => w(label)))].join(
      ', ',
    );
  return (
    <p>
      <button type="button" className="link-button" onClick={ask}>
        {w('screens.reset.tab')}
      </button>
      {asked && (
        <Confirm
          title={w('screens.reset.tab.title', { tab: w(section.title) })}
          text={w('screens.reset.text', { fields: labels(asked.paths) })}
          action={w('screens.reset.confirm')}
          act={() => reset(asked)}
          close={() => setAsked(null)}
        />
      )}
    </p>
  );
};
