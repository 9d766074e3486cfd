import { printTrackingCode } from '@talk-suite/core/contract';
import { useEffect, useState } from 'react';
import { ask, serverAddress } from '../data/api.ts';
import { live } from '../data/live.ts';
import { useAsked, useSites } from '../data/queries.ts';
import type { ListRow, Site } from '../data/types.ts';
import { Copyable } from '../parts/copy.tsx';
import { TextField } from '../parts/field.tsx';
import { Icon } from '../parts/icons.tsx';
import { Failed, Loading } from '../parts/states.tsx';
import { addressOf, follow } from '../router.ts';
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
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setTried(true);
        if (origin === null) return;
        const name = new URL(origin[0]!).host;
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
    </form>
  );
};

/** The second code, for hosts that keep the messenger's settings: made when it is asked for, and shown once. */
const ConnectCode = ({ site }: { readonly site: Site }) => {
  const [code, setCode] = useState<string | null>(null);
  const make = (): Promise<boolean> =>
    saving(
      async () => {
        const made = await ask<{ code: string }>('POST', `/inbox/sites/${site.id}/connect-code`);
        setCode(made.code);
      },
      [],
      t('guideConnectMade'),
    );
  return (
    <>
      <p>{t('guideConnectText')}</p>
      {code === null ? (
        <button type="button" className="button" onClick={() => void make()}>
          {t('guideConnectMake')}
        </button>
      ) : (
        <Copyable text={code} label={t('guideConnect')} />
      )}
    </>
  );
};

/** From an empty server to the first message, which the page notices by itself. */
const Guide = () => {
  const sites = useSites();
  const first = useAsked<{ conversations: readonly ListRow[] }>(['guide'], '/inbox/conversations?list=all');
  const [arrived, setArrived] = useState<string | null>(null);
  useEffect(
    () =>
      live.listen({
        frame: (frame) => {
          if (frame.t === 'row') setArrived(frame.head.id);
        },
        resumed: () => void first.refetch(),
      }),
    [first],
  );
  if (sites.error) return <Failed error={sites.error} again={() => void sites.refetch()} />;
  if (!sites.data) return <Loading />;
  const site = sites.data.sites[0]!;
  const conversation = arrived ?? first.data?.conversations[0]?.id ?? null;
  return (
    <div className="page">
      <header className="page-head">
        <a className="icon-button" href={addressOf('mine')} onClick={follow} aria-label={t('back')}>
          <Icon name="back" />
        </a>
        <div>
          <h1>{t('guideTitle')}</h1>
          <p className="muted">{t('guideIntro')}</p>
        </div>
      </header>
      <main className="page-main narrow">
        <ol className="steps">
          <Step number={1} title={t('guideSite')} done={hasAddress(site)}>
            <p>{t('guideSiteText')}</p>
            <Address key={site.id} site={site} />
          </Step>
          <Step number={2} title={t('guideCode')} done={conversation !== null}>
            <p>{t('guideCodeText')}</p>
            <Copyable text={codeOf(site)} label={t('guideCode')} />
            <ConnectCode site={site} />
            <ul className="ways">
              <li>{t('guideWordPress')}</li>
              <li>{t('guideShopify')}</li>
              <li>{t('guidePlain')}</li>
            </ul>
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
      </main>
    </div>
  );
};

export default Guide;
