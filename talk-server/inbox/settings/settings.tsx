import { lazy, Suspense } from 'react';
import { useMe } from '../data/queries.ts';
import type { Power } from '../data/types.ts';
import { useKeys } from '../keys.ts';
import { PageHead } from '../parts/page-head.tsx';
import { Empty, Loading } from '../parts/states.tsx';
import { addressOf, follow, usePlace } from '../router.ts';
import { undo } from '../screens/commands.ts';
import { t, type TextKey } from '../texts/index.ts';
import { Account } from './account.tsx';
import { Assignment } from './assignment.tsx';
import { Audit } from './audit.tsx';
import { Keys } from './keys.tsx';
import { Mail } from './mail.tsx';
import { Members } from './members.tsx';
import { Replies } from './replies.tsx';
import { Sites } from './sites.tsx';
import { Teams } from './teams.tsx';
import { Notifications } from './notifications.tsx';

// With the core's judgement and words: loaded where it is wanted.
const Messenger = lazy(() => import('./messenger/screen.tsx'));
const Outbound = lazy(() => import('./outbound/screen.tsx'));

interface Tab {
  readonly path: string;
  readonly text: TextKey;
  readonly needs?: Power;
  readonly screen: React.ComponentType;
}

const TABS: readonly Tab[] = [
  { path: 'account', text: 'account', screen: Account },
  { path: 'notifications', text: 'notifications', screen: Notifications },
  { path: 'replies', text: 'savedReplies', screen: Replies },
  { path: 'members', text: 'members', needs: 'members', screen: Members },
  { path: 'teams', text: 'teams', needs: 'teams', screen: Teams },
  { path: 'assignment', text: 'assignmentRules', needs: 'teams', screen: Assignment },
  { path: 'sites', text: 'sites', needs: 'sites', screen: Sites },
  { path: 'messenger', text: 'messenger', needs: 'sites', screen: Messenger },
  { path: 'mail', text: 'mail', needs: 'mail', screen: Mail },
  { path: 'outbound', text: 'outbound', needs: 'sites', screen: Outbound },
  { path: 'keys', text: 'keys', needs: 'keys', screen: Keys },
  { path: 'activity', text: 'audit', needs: 'audit', screen: Audit },
];

const KEYS = [undo()];

/** On a phone the tabs are a row that is wider than the screen. */
const shown = (tab: HTMLAnchorElement | null): void =>
  tab?.scrollIntoView({ block: 'nearest', inline: 'center' });

/** What everybody shares, and what is one's own. */
const Settings = () => {
  useKeys(KEYS);
  const { path } = usePlace();
  const { powers } = useMe().data!;
  const current = path.split('/')[1] ?? 'account';
  const tab = TABS.find((each) => each.path === current) ?? TABS[0]!;
  const Screen = tab.screen;
  const allowed = (needs: Power | undefined): boolean => needs === undefined || powers.includes(needs);
  return (
    <div className="page">
      <PageHead title={t('settings')} intro={t('settingsIntro')} />
      <div className="page-body">
        <nav className="tabs" aria-label={t('settings')}>
          <ul>
            {TABS.filter(({ needs }) => allowed(needs)).map((each) => (
              <li key={each.path}>
                <a
                  href={addressOf(`settings/${each.path}`)}
                  aria-current={each === tab ? 'page' : undefined}
                  ref={each === tab ? shown : undefined}
                  onClick={follow}
                >
                  {t(each.text)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <main className="page-main">
          <h2>{t(tab.text)}</h2>
          {allowed(tab.needs) ? (
            <Suspense fallback={<Loading />}>
              <Screen />
            </Suspense>
          ) : (
            <Empty icon="key" title={t('mayNot')} next={t('problemForbidden')} />
          )}
        </main>
      </div>
    </div>
  );
};

export default Settings;
