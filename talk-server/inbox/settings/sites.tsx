import { useState } from 'react';
import { ask } from '../data/api.ts';
import { useSites } from '../data/queries.ts';
import type { Site } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { Field, TextField } from '../parts/field.tsx';
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
  const save = async (): Promise<void> => {
    setTried(true);
    if (name.trim() === '' || origins === null) return;
    const body = { name: name.trim(), origins };
    const done = await saving(
      () => (site ? ask('PUT', `/inbox/sites/${site.id}`, body) : ask('POST', '/inbox/sites', body)),
      ['sites'],
    );
    if (done) close();
  };
  return (
    <Dialog title={t(site ? 'edit' : 'addSite')} close={close}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextField
          label={t('siteName')}
          value={name}
          onChange={setName}
          maxLength={100}
          autoFocus
          error={tried && name.trim() === '' ? t('required') : undefined}
        />
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
        <div className="buttons">
          <button type="button" className="button" onClick={close}>
            {t('cancel')}
          </button>
          <button type="submit" className="button primary">
            {t('save')}
          </button>
        </div>
      </form>
    </Dialog>
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
            <button
              type="button"
              className="button small"
              aria-label={`${t('edit')}: ${site.name}`}
              onClick={() => setEdited(site)}
            >
              {t('edit')}
            </button>
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
