import { printTrackingCode } from '@talk-suite/core/contract';
import { useEffect, useState } from 'react';
import { ask, serverAddress } from '../data/api.ts';
import { live } from '../data/live.ts';
import { useAsked, useSites } from '../data/queries.ts';
import type { ListRow, Site } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { Field, TextField } from '../parts/field.tsx';
import { Form } from '../parts/form.tsx';
import { Icon } from '../parts/icons.tsx';
import { PageHead } from '../parts/page-head.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { addressOf, follow, go, usePlace } from '../router.ts';
import { originsOf } from '../settings/sites.tsx';
import { saving } from '../settings/saving.ts';
import { t } from '../texts/index.ts';

/** What is pasted into WordPress, Shopify or a page. */
const codeOf = ({ trackingKey }: Site): string =>
  printTrackingCode({
    trackingKey,
    captureHost: `${serverAddress()}/`,
    scriptUrl: `${serverAddress()}/app.js`,
    name: 'Talk server',
  });

const Step = ({
  number,
  title,
  done,
  children,
}: {
  readonly number: number;
  readonly title: string;
  readonly done: boolean;
  readonly children: React.ReactNode;
}) => (
  <li className="step" data-done={done || undefined}>
    <span className="step-number" aria-hidden="true">
      {done ? <Icon name="check" /> : number}
    </span>
    <div className="step-body">
      <h2>{title}</h2>
      {children}
    </div>
  </li>
);

const hasAddress = ({ origins }: Site): boolean =>
  origins.some((origin) => !origin.startsWith(location.origin));

const Address = ({ site }: { readonly site: Site }) => {
  const [address, setAddress] = useState(site.origins.find((origin) => origin !== location.origin) ?? '');
  const [tried, setTried] = useState(false);
  // People paste the address of a page: its origin is what counts.
  const origin = URL.canParse(address.trim()) ? originsOf(new URL(address.trim()).origin) : null;
  return (
    <Form
      submit={() => {
        setTried(true);
        if (origin === null) return;
        // A site that was named already keeps its name.
        const name = hasAddress(site) ? site.name : new URL(origin[0]!).host;
        void saving(
          () =>
            ask('PUT', `/inbox/sites/${site.id}`, {
              name,
              origins: [...new Set([...site.origins, ...origin])],
            }),
          ['sites'],
        );
      }}
    >
      <TextField
        label={t('guideAddress')}
        type="url"
        placeholder="https://www.example.com"
        dir="ltr"
        value={address}
        onChange={setAddress}
        error={tried && origin === null ? t('siteOriginsWrong') : undefined}
      />
      <button type="submit" className="button primary">
        {t('save')}
      </button>
    </Form>
  );
};

/** Both codes in one text, for hosts that keep the messenger's settings: made when it is asked for, and shown once. */
const BothCodes = ({ site }: { readonly site: Site }) => {
  const [code, setCode] = useState<string | null>(null);
  const make = (): Promise<boolean> =>
    saving(
      async () => {
        const made = await ask<{ code: string }>('POST', `/inbox/sites/${site.id}/connect-code`);
        setCode(made.code);
      },
      [],
      t('guideBothMade'),
    );
  return (
    <>
      <p>{t('guideBothText')}</p>
      {code === null ? (
        <button type="button" className="button" onClick={() => void make()}>
          {t('guideBothMake')}
        </button>
      ) : (
        <Copyable text={`${codeOf(site)}\n\n${code}`} label={t('guideBoth')} />
      )}
      <ul className="ways">
        <li>{t('guideWordPress')}</li>
        <li>{t('guideShopify', { host: new URL(serverAddress()).host })}</li>
      </ul>
    </>
  );
};

/** The first open conversation of a site, from now on or from before. */
const useFirstConversation = ({ id }: Site): string | null => {
  const first = useAsked<{ conversations: readonly ListRow[] }>(
    ['guide', id],
    `/inbox/conversations?list=all&site=${id}`,
  );
  const [arrived, setArrived] = useState<string | null>(null);
  useEffect(
    () =>
      live.listen({
        frame: (frame) => {
          if (frame.t === 'row' && frame.head.site === id) setArrived(frame.head.id);
        },
        resumed: () => void first.refetch(),
      }),
    [first, id],
  );
  return arrived ?? first.data?.conversations[0]?.id ?? null;
};

/** What is done for a site, one step after the other. */
const Steps = ({ site }: { readonly site: Site }) => {
  const conversation = useFirstConversation(site);
  return (
    <ol className="steps">
      <Step number={1} title={t('guideSite')} done={hasAddress(site)}>
        <p>{t('guideSiteText')}</p>
        <Address site={site} />
      </Step>
      <Step number={2} title={t('guideCode')} done={conversation !== null}>
        <BothCodes site={site} />
        <p>{t('guidePlain')}</p>
        <Copyable text={codeOf(site)} label={t('guideTrackingCode')} />
      </Step>
      <Step number={3} title={t('guideTest')} done={conversation !== null}>
        <p>{t('guideTestText')}</p>
        <p role="status" className={conversation ? 'success' : 'muted'}>
          {t(conversation ? 'guideDone' : 'guideWaiting')}
        </p>
        {conversation && (
          <a className="button primary" href={addressOf(`all/${conversation}`)} onClick={follow}>
            {t('guideOpen')}
          </a>
        )}
      </Step>
    </ol>
  );
};

/** From a new site to its first message, which the page notices by itself. */
const Guide = () => {
  const sites = useSites();
  const wanted = usePlace().query.get('site');
  if (sites.error) return <Failed error={sites.error} again={() => void sites.refetch()} />;
  if (!sites.data) return <Loading />;
  const all = sites.data.sites;
  // One that has been begun, before the one that every server starts with.
  const site = all.find(({ id }) => id === wanted) ?? all.find(hasAddress) ?? all[0]!;
  return (
    <div className="page">
      <PageHead title={t('guideTitle')} intro={t('guideIntro')} />
      <main className="page-main narrow">
        {all.length > 1 && (
          <Field label={t('site')}>
            {(ids) => (
              <select
                {...ids}
                value={site.id}
                onChange={({ target }) => go(addressOf('guide', { site: target.value }))}
              >
                {all.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            )}
          </Field>
        )}
        <Steps key={site.id} site={site} />
      </main>
    </div>
  );
};

export default Guide;
