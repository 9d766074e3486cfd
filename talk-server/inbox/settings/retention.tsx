import { useState } from 'react';
import { DAYS } from '../../retention/days.ts';
import type { Days, Retention } from '../../retention/retention.ts';
import { ask } from '../data/api.ts';
import { useAsked } from '../data/queries.ts';
import type { Site } from '../data/types.ts';
import { TextField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { fullTime, t } from '../texts/index.ts';
import { saving } from './saving.ts';

/** Days as they are typed; null where they are none that a site may say. */
const daysOf = (text: string): number | null => {
  const days = Number(text);
  return /^\d+$/.test(text.trim()) && days >= DAYS.shortest && days <= DAYS.longest ? days : null;
};

const put = (site: Site, days: Days, done: string, undo?: Days): Promise<boolean> =>
  saving(
    () => ask('PUT', `/inbox/sites/${site.id}/retention`, { days }),
    ['retention'],
    done,
    undefined,
    undo === undefined ? undefined : () => ask('PUT', `/inbox/sites/${site.id}/retention`, { days: undo }),
  );

const Consequence = ({ site, days }: { readonly site: Site; readonly days: number }) => {
  const expired = useAsked<{ conversations: number }>(
    ['expired', site.id, days],
    `/inbox/sites/${site.id}/expired?days=${days}`,
  );
  return (
    <div role="status">
      {expired.data && <p>{t('retentionNow', { count: expired.data.conversations })}</p>}
      <p>{t('retentionWhen')}</p>
    </div>
  );
};

interface ChangeProps {
  readonly site: Site;
  readonly retention: Retention;
  readonly close: () => void;
}

/** Asks for how long, and says what that deletes before it is done. */
const Change = ({ site, retention, close }: ChangeProps) => {
  const [keeps, setKeeps] = useState(retention.days === null);
  const [text, setText] = useState(String(retention.days ?? 365));
  const [tried, setTried] = useState(false);
  const typed = daysOf(text);
  const days = keeps ? null : typed;
  const before = retention.waits === null ? retention.days : retention.waits.before;
  const isShorter = days !== null && (before === null || days < before);
  const save = async (): Promise<boolean> => {
    setTried(true);
    return (keeps || typed !== null) && put(site, days, t('saved'), before);
  };
  return (
    <FormDialog
      title={t('retentionOf', { name: site.name })}
      close={close}
      save={save}
      {...(isShorter && { action: t('retentionDo', { count: days }), danger: true })}
    >
      <fieldset className="choices">
        <legend className="unseen">{t('retention')}</legend>
        {([true, false] as const).map((each) => (
          <label key={String(each)} className="check">
            <input type="radio" name="keeps" checked={keeps === each} onChange={() => setKeeps(each)} />
            <span>{t(each ? 'retentionKeep' : 'retentionDelete')}</span>
          </label>
        ))}
      </fieldset>
      {!keeps && (
        <TextField
          label={t('retentionDays')}
          hint={t('retentionDaysHint')}
          inputMode="numeric"
          value={text}
          onChange={setText}
          error={tried && typed === null ? t('retentionDaysWrong') : undefined}
        />
      )}
      {isShorter && <Consequence site={site} days={days} />}
    </FormDialog>
  );
};

const inWords = ({ days, waits }: Retention): string => {
  if (days === null) return t('retentionIsKept');
  if (waits === null) return t('retentionIs', { count: days });
  return t('retentionWaits', { count: days, time: fullTime(waits.until) });
};

/** How long a site keeps closed conversations, in a line; what has not begun can be taken back until it does. */
export const RetentionOf = ({ site }: { readonly site: Site }) => {
  const [changing, setChanging] = useState(false);
  const { data } = useAsked<Retention>(['retention', site.id], `/inbox/sites/${site.id}/retention`);
  if (!data) return null;
  const { waits } = data;
  return (
    <>
      <p className="hint">{inWords(data)}</p>
      <div className="buttons">
        {waits !== null && (
          <button
            type="button"
            className="button small"
            aria-label={t('retentionUndo', { name: site.name })}
            onClick={() => void put(site, waits.before, t('undone'))}
          >
            {t('undo')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          aria-label={t('retentionChange', { name: site.name })}
          onClick={() => setChanging(true)}
        >
          {t('change')}
        </button>
      </div>
      {changing && <Change site={site} retention={data} close={() => setChanging(false)} />}
    </>
  );
};
