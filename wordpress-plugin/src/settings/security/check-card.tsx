import { Button, TextControl } from '@wordpress/components';
import * as React from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { t } from '../../page/t.ts';
import { failureOf, thrownBy } from '../api/failures.ts';
import { checkPage } from '../api/security.ts';
import { Outcome } from '../notices/outcome.tsx';
import type { SettingsScreen } from '../use-settings.ts';
import { ChangeView } from './change-view.tsx';
import { judge } from './judgement.ts';
import type { SiteSnapshots } from './snapshot.ts';
import { PoliciesView } from './policies-view.tsx';
import { VerdictView } from './verdict-view.tsx';

type State =
  | { readonly kind: 'untried' | 'checking' }
  | { readonly kind: 'failed'; readonly detail: string }
  | { readonly kind: 'taken'; readonly snapshots: SiteSnapshots };

interface Props {
  readonly screen: SettingsScreen;
  readonly page: string;
  readonly onPage: (page: string) => void;
}

/** The policies of a page: looked at when the card opens, when asked, and when a change of the policy was saved. */
const useLook = (screen: SettingsScreen, page: string) => {
  const [state, setState] = useState<State>({ kind: 'untried' });
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
    };
  }, []);

  const snapshots = state.kind === 'taken' ? state.snapshots : null;

  // Of several looks the last one counts.
  const newest = useRef(0);
  const look = async (url = page.trim() || '/'): Promise<void> => {
    newest.current += 1;
    const mine = newest.current;
    setState({ kind: 'checking' });
    let next: State;
    try {
      next = { kind: 'taken', snapshots: await checkPage(url) };
    } catch (error) {
      const { kind, detail } = failureOf(thrownBy(error));
      next = { kind: 'failed', detail: detail || t(`screens.failure.${kind}`) };
    }
    if (alive.current && mine === newest.current) setState(next);
  };

  // Most owners come with one question: it is answered at once.
  useEffect(() => {
    void look();
  }, []);
  // A change that was saved is verified on the page that was looked at.
  const savedPolicy = JSON.stringify(screen.state.saved.document.settings.csp);
  const lookedWith = useRef(savedPolicy);
  useEffect(() => {
    if (lookedWith.current === savedPolicy) return;
    lookedWith.current = savedPolicy;
    if (snapshots) void look(snapshots.first.url);
    // oxlint-disable-next-line react/exhaustive-deps -- Another page that is looked at is no change.
  }, [savedPolicy]);

  return { state, snapshots, look };
};

interface PageFormProps extends Pick<Props, 'page' | 'onPage'> {
  readonly state: State['kind'];
  readonly onLook: () => void;
}

const PageForm = ({ page, onPage, state, onLook }: PageFormProps) => {
  const checking = state === 'checking';
  return (
    <form
      className="talk-security-check"
      onSubmit={(event) => {
        event.preventDefault();
        onLook();
      }}
    >
      <TextControl
        __nextHasNoMarginBottom
        __next40pxDefaultSize
        label={t('security.check.address')}
        help={t('security.check.address.help')}
        dir="ltr"
        autoCapitalize="off"
        spellCheck={false}
        value={page}
        onChange={onPage}
      />
      <Button __next40pxDefaultSize variant="secondary" type="submit" isBusy={checking}>
        {checking
          ? t('security.check.checking')
          : t(state === 'untried' ? 'security.check.button' : 'security.check.again')}
      </Button>
    </form>
  );
};

/** Looks at a page and says what its policies do to Talk, judged by the settings as they are on the screen. */
export const CheckCard = ({ screen, page, onPage }: Props) => {
  const { state, snapshots, look } = useLook(screen, page);
  const { settings } = screen.document;
  const saved = screen.state.saved.document.settings;
  const judgement = useMemo(() => snapshots && judge(snapshots, settings), [snapshots, settings]);
  return (
    <>
      <PageForm page={page} onPage={onPage} state={state.kind} onLook={() => void look()} />
      <div className="talk-security-result" role="status">
        {state.kind === 'checking' && <p className="talk-help">{t('security.check.asking')}</p>}
        {state.kind === 'failed' && (
          <Outcome kind="bad">
            <strong>{t('security.check.failed')}</strong> {state.detail}
          </Outcome>
        )}
        {judgement && <VerdictView judgement={judgement} />}
      </div>
      {judgement && (
        <div className="talk-security-details">
          <ChangeView
            judgement={judgement}
            settings={settings}
            savedMode={saved.csp.mode}
            onTurnOn={() => screen.dispatch({ type: 'edit', path: 'csp.mode', value: 'merge' })}
          />
          <PoliciesView judgement={judgement} />
          <p className="talk-help">
            {t('security.check.at', { url: judgement.seen.url })}
            {screen.changes.some((path) => path.startsWith('csp.')) && ` ${t('security.check.notSaved')}`}
          </p>
        </div>
      )}
    </>
  );
};
