import { typedValuesOf, type Connection, type Entry } from '@talk-suite/core/connection';
import type { Finding } from '../../app-data/index.ts';
import { t } from '../t.ts';
import { HandForm } from './hand-form.tsx';
import { PasteBox } from './paste-box.tsx';
import { ReadingResult } from './reading-result.tsx';
import { RegionQuestion } from './region-question.tsx';
import type { Entering } from './use-entry.ts';

/** An entry with nothing in it yet. */
export const newEntry = (dataRegion: Connection['dataRegion']): Entry => ({
  way: 'paste',
  text: '',
  dataRegion,
});

interface Props {
  readonly entering: Entering;
  readonly errors: readonly Finding[];
  /** What is connected now; typing starts from it. */
  readonly current: Connection | null;
  /** Absent where there is nothing to go back to. */
  readonly onCancel?: (() => void) | undefined;
}

/** Where a connection is entered: pasted, or typed by hand. */
export const EntryForm = ({
  entering: { reading, enter, ...entering },
  errors,
  current,
  onCancel,
}: Props) => {
  const entry = entering.entry ?? newEntry(null);
  const { way, dataRegion } = entry;
  const understood = reading.kind === 'understood' ? reading.connection : null;
  const other: Entry =
    way === 'paste'
      ? { way: 'hand', values: typedValuesOf(understood ?? current), dataRegion }
      : newEntry(dataRegion);
  return (
    <s-stack gap="base">
      {entry.way === 'paste' ? (
        <PasteBox text={entry.text} onText={(text) => enter({ ...entry, text })} />
      ) : (
        <HandForm
          values={entry.values}
          reading={reading}
          errors={errors}
          onChange={(values) => enter({ ...entry, values })}
        />
      )}
      <ReadingResult reading={reading} inFields={way === 'hand'} />
      {understood && (
        <RegionQuestion
          connection={understood}
          onRegion={(region) => enter({ ...entry, dataRegion: region })}
        />
      )}
      <s-stack direction="inline" gap="base">
        <s-button variant="tertiary" onClick={() => enter(other)}>
          {t(way === 'paste' ? 'screens.hand.instead' : 'screens.paste.instead')}
        </s-button>
        {onCancel && (
          <s-button variant="tertiary" onClick={onCancel}>
            {t('screens.replace.cancel')}
          </s-button>
        )}
      </s-stack>
    </s-stack>
  );
};
