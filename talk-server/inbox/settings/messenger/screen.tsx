import { designOf, DESIGNS, inDesign } from '@talk-suite/core/screens/messenger';
import { messengerSections, shownFields, type Messenger, type MessengerTab } from '@talk-suite/core/settings';
import { use } from 'react';
import { useAsked, useSites } from '../../data/queries.ts';
import { Choice } from '../../parts/choice.tsx';
import { Failed, Loading } from '../../parts/states.tsx';
import { Form } from '../../parts/form.tsx';
import { addressOf, follow, go, usePlace } from '../../router.ts';
import { fullTime, t } from '../../texts/index.ts';
import { keyOf, useDraft, type Stored } from './draft.ts';
import { MessengerField } from './field.tsx';
import { Preview } from './preview.tsx';
import { ResetTab } from './reset-tab.tsx';
import { loadWords, w } from './words.ts';

const words = loadWords();

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
  const { settings, errors, zone, host, isChanged, undo, edit } = draft;
  const section = messengerSections.find(({ id }) => id === tab)!;
  const isHosted = stored.hostName !== null;
  const place = { site };
  return (
    <div className="messenger">
      <Form
        submit={() => {
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
          <ResetTab section={section} settings={settings} initial={stored.initial} reset={draft.reset} />
        )}
        {!isHosted && undo && (
          <p className="undone" role="status">
            {w(`screens.undone.${undo.step}`)}{' '}
            <button type="button" className="link-button" onClick={draft.takeBack}>
              {w(`screens.undo.${undo.step}`)}
            </button>
          </p>
        )}
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
      </Form>
      <Preview key={tab} settings={settings} host={host} tab={tab} leadTo={leadTo} />
    </div>
  );
};

/** Whose settings these are, and the way to where they are changed. */
const Hosted = ({ hostName, host, updatedAt }: Stored & { readonly hostName: string }) => (
  <div className="banner">
    <p>{t('messengerHosted', { name: hostName, time: fullTime(updatedAt ?? 0) })}</p>
    {host.settingsScreen === undefined ? (
      <p>{t('messengerHostedWhere')}</p>
    ) : (
      <a className="button" href={host.settingsScreen} target="_blank" rel="noopener noreferrer">
        {t('messengerHostedOpen', { name: hostName })}
      </a>
    )}
  </div>
);

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
      {stored.data?.hostName && <Hosted {...stored.data} hostName={stored.data.hostName} />}
      {stored.data && <Editor key={site} site={site} tab={tab} stored={stored.data} />}
    </>
  );
};

export default MessengerScreen;
