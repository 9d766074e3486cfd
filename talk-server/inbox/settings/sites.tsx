import { useState } from 'react';
import { ask } from '../data/api.ts';
import { useSites } from '../data/queries.ts';
import type { Site } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { Field, NameField } from '../parts/field.tsx';
import { FormDialog } from '../parts/form-dialog.tsx';
import { RowButton } from '../parts/row-button.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { addressOf, follow } from '../router.ts';
import { t } from '../texts/index.ts';
import { RetentionOf } from './retention.tsx';
import { saving } from './saving.ts';

/** Each line as an origin; null where one is none. */
export const originsOf = (text: string): readonly string[] | null => {
  const lines = text
    .split('\n')
    .map((line) => line.trim().replace(/\/+$/, ''))
    .filter(Boolean);
  const origins = lines.map((line) =>
    URL.canParse(line) && new URL(line).origin === line.toLowerCase() ? line.toLowerCase() : null,
  );
  return lines.length === 0 || origins.some((origin) => origin === null) ? null : (origins as string[]);
};

const Edit = ({ site, close }: { readonly site: Site | null; readonly close: () => void }) => {
  const [name, setName] = useState(site?.name ?? '');
  const [text, setText] = useState(site?.origins.join('\n') ?? '');
  const [tried, setTried] = useState(false);
  const origins = originsOf(text);
  const save = async (): Promise<boolean> => {
    setTried(true);
    if (name.trim() === '' || origins === null) return false;
    const body = { name: name.trim(), origins };
    return saving(
      () => (site ? ask('PUT', `/inbox/sites/${site.id}`, body) : ask('POST', '/inbox/sites', body)),
      ['sites'],
    );
  };
  return (
    <FormDialog title={t(site ? 'edit' : 'addSite')} close={close} save={save}>
      <NameField label={t('siteName')} value={name} onChange={setName} autoFocus tried={tried} />
      <Field
        label={t('siteOrigins')}
        hint={t('siteOriginsHint')}
        error={tried && origins === null ? t('siteOriginsWrong') : undefined}
      >
        {(ids) => (
          <textarea
            {...ids}
            dir="ltr"
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  );
};

export const Sites = () => {
  const sites = useSites();
  const [edited, setEdited] = useState<Site | null | 'new'>(null);
  return (
    <>
      <p className="muted">{t('messengerSettings')}</p>
      {sites.isPending && <Loading lines={2} />}
      {sites.error && <Failed error={sites.error} again={() => void sites.refetch()} />}
      {sites.data?.sites.map((site) => (
        <section key={site.id} className="card">
          <div className="card-head">
            <h3>{site.name}</h3>
            <RowButton action="edit" name={site.name} act={() => setEdited(site)} />
          </div>
          <p className="hint" dir="ltr">
            {site.origins.join(', ')}
          </p>
          <Copyable text={site.trackingKey} label={t('trackingKey')} />
          <a className="button small" href={addressOf('guide', { site: site.id })} onClick={follow}>
            {t('siteCodes', { name: site.name })}
          </a>
          <RetentionOf site={site} />
        </section>
      ))}
      <div className="buttons">
        <button type="button" className="button primary" onClick={() => setEdited('new')}>
          {t('addSite')}
        </button>
        <a className="button" href={addressOf('guide')} onClick={follow}>
          {t('openGuide')}
        </a>
      </div>
      {edited !== null && <Edit site={edited === 'new' ? null : edited} close={() => setEdited(null)} />}
    </>
  );
};
