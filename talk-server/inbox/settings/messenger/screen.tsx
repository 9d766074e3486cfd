import type { Finding } from '@talk-suite/core/findings';
import { designOf, DESIGNS, inDesign } from '@talk-suite/core/screens/messenger';
import {
  defaultSettings,
  messengerSections,
  same,
  shownFields,
  validate,
  withValueAt,
  type Messenger,
  type MessengerTab,
  type PublicHost,
} from '@talk-suite/core/settings';
import { use, useEffect, useMemo, useState } from 'react';
import { ApiError, ask } from '../../data/api.ts';
import { problemText } from '../../data/problems.ts';
import { client, useAsked, useSites } from '../../data/queries.ts';
import { Failed, Loading } from '../../parts/states.tsx';
import { say } from '../../parts/toasts.tsx';
import { addressOf, follow, go, usePlace } from '../../router.ts';
import { fullTime, t } from '../../texts/index.ts';
import { MessengerField } from './field.tsx';
import { Choice } from './inputs.tsx';
import { Preview } from './preview.tsx';
import { loadWords, w } from './words.ts';

interface Stored {
  readonly messenger: Messenger;
  readonly host: PublicHost;
  readonly revision: string | null;
  readonly hostName: string | null;
  readonly updatedAt: number | null;
}

const words = loadWords();

const HERE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const keyOf = (site: string): readonly string[] => ['messenger', site];

const save = async (
  site: string,
  messenger: Messenger,
  zone: string,
  basedOn: string | null,
): Promise<boolean> => {
  try {
    await ask('PUT', `/inbox/sites/${site}/messenger`, { messenger, zone, basedOn });
    await client.invalidateQueries({ queryKey: keyOf(site) });
    say(t('saved'));
    return true;
  } catch (error) {
    say(error instanceof ApiError && error.problem === 'stale' ? t('messengerStale') : problemText(error));
    return false;
  }
};

const Designs = ({
  style,
  set,
}: {
  readonly style: Messenger['style'];
  readonly set: (style: Messenger['style']) => void;
}) => (
  <fieldset className="setting">
    <legend>{w('screens.messenger.designs')}</legend>
    <div className="designs">
      {DESIGNS.map((design) => (
        <button
          key={design}
          type="button"
          className="button small"
          aria-pressed={designOf(style) === design}
          onClick={() => set(inDesign(style, design))}
        >
          {w(`screens.messenger.design.${design}`)}
        </button>
      ))}
    </div>
    <p className="hint">{w('screens.messenger.designs.help')}</p>
  </fieldset>
);

/** Leads to a field of the tab that is shown. */
const leadTo = (path: string): void => {
  const field = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`);
  field?.scrollIntoView({ block: 'center' });
  field?.querySelector<HTMLElement>('input, select, textarea, button')?.focus();
};

/** What is edited, what is wrong with it, and how it is saved. */
const useDraft = (site: string, stored: Stored) => {
  const [messenger, setMessenger] = useState(stored.messenger);
  // The browser's own is where the owner is: nobody else has said where the site is.
  const zone = stored.revision === null ? HERE : stored.host.zone;
  useEffect(() => setMessenger(stored.messenger), [stored]);
  const settings = useMemo(() => ({ ...defaultSettings(), messenger }), [messenger]);
  const errors = useMemo((): readonly Finding[] => {
    const reading = validate(settings);
    return reading.ok ? [] : reading.errors;
  }, [settings]);
  return {
    settings,
    errors,
    zone,
    host: useMemo(() => ({ ...stored.host, zone }), [stored.host, zone]),
    isChanged: !same(messenger, stored.messenger),
    edit: (path: string, value: unknown): void =>
      setMessenger(withValueAt({ ...settings, messenger }, path, value).messenger),
    discard: (): void => setMessenger(stored.messenger),
    save: (): Promise<boolean> => save(site, messenger, zone, stored.revision),
  };
};

const Editor = ({
  site,
  tab,
  stored,
}: {
  readonly site: string;
  readonly tab: MessengerTab;
  readonly stored: Stored;
}) => {
  const draft = useDraft(site, stored);
  const { settings, errors, zone, host, isChanged, edit } = draft;
  const section = messengerSections.find(({ id }) => id === tab)!;
  const isHosted = stored.hostName !== null;
  const place = { site };
  return (
    <div className="messenger">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (errors.length > 0) leadTo(errors[0]!.field);
          else void draft.save();
        }}
      >
        <nav className="subtabs" aria-label={t('messenger')}>
          {messengerSections.map(({ id, title }) => (
            <a
              key={id}
              href={addressOf(`settings/messenger/${id}`, place)}
              aria-current={id === tab ? 'page' : undefined}
              onClick={follow}
            >
              {w(title)}
            </a>
          ))}
        </nav>
        <fieldset disabled={isHosted}>
          {tab === 'style' && (
            <Designs style={settings.messenger.style} set={(style) => edit('messenger.style', style)} />
          )}
          {shownFields(section.fields, 'inbox', settings)
            // A site without a messenger has no code of ours in it.
            .filter(({ path }) => path !== 'messenger.mode')
            .map((field) => (
              <MessengerField key={field.path} field={field} screen={{ settings, errors, zone, edit }} />
            ))}
        </fieldset>
        {!isHosted && (
          <div className="save-bar" data-changed={isChanged || undefined}>
            <span role="status">{isChanged ? t('messengerChanged') : ''}</span>
            <button type="button" className="button" aria-disabled={!isChanged} onClick={draft.discard}>
              {t('discard')}
            </button>
            <button type="submit" className="button primary" aria-disabled={!isChanged}>
              {t('save')}
            </button>
          </div>
        )}
      </form>
      <Preview key={tab} settings={settings} host={host} tab={tab} leadTo={leadTo} />
    </div>
  );
};

const isTab = (name: string | undefined): name is MessengerTab =>
  messengerSections.some(({ id }) => id === name);

/** How a site's messenger looks and what it says: where no WordPress and no shop decides that. */
const MessengerScreen = () => {
  use(words);
  const { path, query } = usePlace();
  const sites = useSites().data?.sites ?? [];
  const site = query.get('site') ?? sites[0]?.id ?? '';
  const [, , wanted] = path.split('/');
  const tab = isTab(wanted) ? wanted : 'style';
  const stored = useAsked<Stored>(keyOf(site), `/inbox/sites/${site}/messenger`, site !== '');
  return (
    <>
      {sites.length > 1 && (
        <Choice
          label={t('site')}
          value={site}
          options={sites.map(({ id, name }) => [id, name] as const)}
          onChange={(id) => go(addressOf(`settings/messenger/${tab}`, { site: id }))}
        />
      )}
      {stored.isPending && <Loading />}
      {stored.error && <Failed error={stored.error} again={() => void stored.refetch()} />}
      {stored.data?.hostName && (
        <p className="banner">
          {t('messengerHosted', { name: stored.data.hostName, time: fullTime(stored.data.updatedAt ?? 0) })}
        </p>
      )}
      {stored.data && <Editor key={site} site={site} tab={tab} stored={stored.data} />}
    </>
  );
};

export default MessengerScreen;
