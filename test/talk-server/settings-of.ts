import { randomUUID } from 'node:crypto';
import type { JudgedSettings } from '../../talk-server/sites/rules.ts';
import type { Store } from '../../talk-server/storage/store.ts';

type Visitors = JudgedSettings['messenger']['visitors'];
type Hours = JudgedSettings['messenger']['hours'];

export interface Wanted {
  readonly visitors?: Partial<Visitors>;
  readonly hours?: Partial<Hours>;
  readonly verification?: JudgedSettings['verification'];
  readonly autoReply?: Partial<JudgedSettings['autoReply']>;
  readonly autoReplyIn?: JudgedSettings['autoReplyIn'];
}

const visitors: Visitors = {
  email: false,
  firstName: 'off',
  lastName: 'off',
  answersFirst: 0,
  outbound: false,
  consent: null,
  showName: true,
  allow: 'everyone',
  attachments: 'images',
  maxMb: 1,
};
const hours: Hours = {
  zone: 'Europe/Berlin',
  rows: [],
  closed: [],
  estimates: { online: 'none', away: 'none' },
  outside: 'leaveMessage',
};

/** Stores a site's settings as a push leaves them: what the server holds visitors to, and nothing of the looks. */
export const setRules = async (store: Store, site: string, wanted: Wanted): Promise<void> => {
  const there = await store.settings.settingsOf(site);
  const judged = {
    messenger: {
      format: 1,
      mode: 'server',
      siteName: 'Lamps & Co',
      visitors: { ...visitors, ...wanted.visitors },
      hours: { ...hours, ...wanted.hours },
    },
    verification: wanted.verification ?? 'mark',
    autoReply: { online: [], away: [], ...wanted.autoReply },
    ...(wanted.autoReplyIn && { autoReplyIn: wanted.autoReplyIn }),
  };
  await store.settings.putSettings({
    site,
    owner: { id: 'test', name: 'Test' },
    basedOn: there?.revision ?? null,
    revision: randomUUID(),
    body: JSON.stringify(judged),
    takeOver: true,
    at: Date.now(),
  });
};
