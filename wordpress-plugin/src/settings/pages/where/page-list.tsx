import { addressProblem, tidyAddressLine, type Where } from '@talk-suite/core/screens';
import { Button, TextControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useId, useRef, useState } from 'react';
import { messageOf, t } from '../../../page/t.ts';
import { Outcome } from '../../notices/outcome.tsx';
import { Icon } from '../icons.tsx';
import { PageSuggestions } from '../page-suggestions.tsx';

interface ListProps {
  readonly where: Exclude<Where, 'everywhere'>;
  readonly addresses: readonly string[];
  readonly home: string;
  readonly onChange: (addresses: readonly string[]) => void;
}

/** An address that was taken away, and where it was. */
interface Removed {
  readonly address: string;
  readonly at: number;
}

/** What was taken away last, and the way back; it takes the focus of the button that is gone. */
const RemovedStrip = ({ address, onUndo }: { readonly address: string; readonly onUndo: () => void }) => {
  const strip = useRef<HTMLDivElement>(null);
  useEffect(() => strip.current?.querySelector('button')?.focus(), []);
  return (
    <div className="talk-undo" role="status" ref={strip}>
      <Outcome kind="note">
        {t('screens.where.removed', { address })}{' '}
        <Button variant="link" onClick={onUndo}>
          {t('screens.rules.undo.deleted')}
        </Button>
      </Outcome>
    </div>
  );
};

/** The pages of a choice: addresses, added by pasting and taken away one by one. */
export const PageList = ({ where, addresses, home, onChange }: ListProps) => {
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState('');
  const [said, setSaid] = useState('');
  const [removed, setRemoved] = useState<readonly Removed[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const suggestions = useId();
  const [last] = removed;
  const add = (): void => {
    const tidy = tidyAddressLine(typed, { home });
    const wrong = addressProblem(tidy);
    setProblem(wrong ? messageOf(wrong) : '');
    if (tidy.kind !== 'address') return;
    onChange([...new Set([...addresses, tidy.pattern])]);
    setTyped('');
    setSaid(t('screens.where.added', { address: tidy.pattern }));
  };
  return (
    <div className="talk-where__list">
      <h3>{t(`screens.where.${where}.list`)}</h3>
      {addresses.length === 0 && <p className="talk-help">{t('screens.where.none')}</p>}
      <ul>
        {addresses.map((address) => (
          <li key={address}>
            <code dir="ltr">{address}</code>
            <button
              type="button"
              className="talk-condition__remove"
              aria-label={t('screens.where.remove', { address })}
              onClick={() => {
                setRemoved([{ address, at: addresses.indexOf(address) }, ...removed]);
                onChange(addresses.filter((each) => each !== address));
              }}
            >
              <Icon name="remove" />
            </button>
          </li>
        ))}
      </ul>
      {last && (
        <RemovedStrip
          key={`${last.address} ${removed.length}`}
          address={last.address}
          onUndo={() => {
            setRemoved(removed.slice(1));
            const others = addresses.filter((each) => each !== last.address);
            onChange([...others.slice(0, last.at), last.address, ...others.slice(last.at)]);
            setSaid(t('screens.where.added', { address: last.address }));
            form.current?.querySelector('input')?.focus();
          }}
        />
      )}
      <form
        className="talk-try__form"
        ref={form}
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextControl
          __nextHasNoMarginBottom
          __next40pxDefaultSize
          label={t('screens.where.add')}
          help={
            <>
              <span className="talk-help">{t('screens.where.add.help')}</span>
              {problem && <span className="talk-error">{problem}</span>}
            </>
          }
          list={suggestions}
          dir="ltr"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={problem !== ''}
          value={typed}
          onChange={setTyped}
        />
        <Button __next40pxDefaultSize type="submit" variant="secondary">
          {t('screens.where.add.button')}
        </Button>
        <PageSuggestions id={suggestions} typed={typed} />
      </form>
      <p className="screen-reader-text" role="status">
        {problem || said}
      </p>
    </div>
  );
};
