import { useState } from 'react';
import { ask } from '../data/api.ts';
import { useNames, type Names } from '../data/names.ts';
import { useAsked, useSites } from '../data/queries.ts';
import type { ApiKey, Scope } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { NameField, useBusy } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { Empty, Failed, Loading } from '../parts/states.tsx';
import { fullTime, t, type TextKey } from '../texts/index.ts';
import { saving } from './saving.ts';

type KeyLine = Pick<ApiKey, 'id' | 'name' | 'member' | 'site' | 'scopes' | 'createdAt'>;

const WORDS: Readonly<Record<Exclude<Scope, 'member:act'>, TextKey>> = {
  'conversations:read': 'keyReads',
  'conversations:write': 'keyAnswers',
  'settings:write': 'keySettings',
  'sessions:mint': 'keySessions',
};

/** What a key opens: its member's work, or what it was given. */
const opens = ({ member, scopes }: KeyLine, { nameOf }: Names): string =>
  member === null
    ? scopes.flatMap((scope) => (scope === 'member:act' ? [] : [t(WORDS[scope])])).join(', ')
    : t('keyOf', { name: nameOf(member) });

/** Keys with which programs and bots use the API. */
export const Keys = () => {
  const keys = useAsked<{ keys: readonly KeyLine[] }>(['keys'], '/inbox/keys');
  const names = useNames();
  const sites = useSites().data?.sites;
  const siteOf = (id: string | null): string => sites?.find((site) => site.id === id)?.name ?? '';
  const [name, setName] = useState('');
  const [bot, setBot] = useState(false);
  const [tried, setTried] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [busy, during] = useBusy();
  const make = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '') return;
    const done = await saving(async () => {
      const { key } = await ask<{ key: string }>('POST', '/inbox/keys', { name: name.trim(), bot });
      setMade(key);
    }, ['keys', 'members']);
    if (!done) return;
    setName('');
    setTried(false);
  };
  return (
    <>
      {keys.isPending && <Loading lines={2} />}
      {keys.error && <Failed error={keys.error} again={() => void keys.refetch()} />}
      {keys.data?.keys.length === 0 && <Empty icon="key" title={t('noKeys')} next={t('noKeysNext')} />}
      <ul className="rows card">
        {keys.data?.keys.map((key) => (
          <li key={key.id}>
            <span className="rows-main">
              {key.name || t('keys')}
              <span className="hint">
                {[opens(key, names), siteOf(key.site), fullTime(key.createdAt)].filter(Boolean).join(' · ')}
              </span>
            </span>
            <RowButton
              action="remove"
              name={key.name}
              act={() => void saving(() => ask('DELETE', `/inbox/keys/${key.id}`), ['keys'], t('removed'))}
            />
          </li>
        ))}
      </ul>
      <Form className="card" submit={() => void during(make)}>
        <NameField label={t('keyName')} value={name} onChange={setName} tried={tried} />
        <label className="check">
          <input type="checkbox" checked={bot} onChange={(event) => setBot(event.target.checked)} />{' '}
          {t('keyBot')}
        </label>
        <button type="submit" className="button primary" aria-disabled={busy}>
          {t('addKey')}
        </button>
      </Form>
      {made && (
        <Dialog title={t('keyMade')} close={() => setMade(null)} alert>
          <Copyable text={made} label={t('keys')} />
        </Dialog>
      )}
    </>
  );
};
