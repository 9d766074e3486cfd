import { newAppData, appDataText, readAppData, type AppData } from '../../shopify-app/app-data/index.ts';
import { openSessions } from '../../shopify-app/server/sessions/open.ts';
import { SESSION_KEY, type RunningApp } from '../sandbox/shopify/app-process.ts';
import { deliverWebhook, merchantOf } from '../sandbox/shopify/merchant.ts';
import { digestOf } from '../sandbox/shopify/stores.ts';

/** One document that somebody sent, once or, after a connection broke, again. */
export interface Sent {
  readonly text: string;
  readonly appData: AppData;
  /** What it says to replace. */
  readonly digest: string | null;
  /** Status of each answer; null where the connection broke. */
  readonly answers: (number | null)[];
  /** Bodies of answers that are neither a save nor a conflict. */
  readonly unexpected: string[];
}

/** A store in which people save all the time. */
export interface BusyStore {
  readonly shop: string;
  readonly sent: Sent[];
}

/** Where one person is: the digest last seen, and the save whose answer never came. */
interface Person {
  readonly store: BusyStore;
  readonly name: number;
  digest: string | null;
  open: Sent | null;
}

/** Long enough to fill several packets, and every part says whose it is: a mixture would show. */
const documentOf = ({ name, store }: Person): AppData => {
  const mark = `${store.shop.split('.')[0]}-${name}-${store.sent.length}`;
  const base = newAppData();
  return {
    ...base,
    settings: {
      ...base.settings,
      visibility: {
        ...base.settings.visibility,
        rules: Array.from({ length: 40 }, (_, at) => ({
          id: `rule-${at}`,
          name: mark,
          effect: 'hide' as const,
          enabled: true,
          when: { path: Array.from({ length: 10 }, (_each, line) => `/${mark}/${at}/${line}`) },
        })),
      },
    },
    overrides: { ...base.overrides, pages: { show: [], hide: [`page-${mark}`] } },
  };
};

const newSave = (person: Person): Sent => {
  const appData = documentOf(person);
  const sent: Sent = {
    text: appDataText(appData),
    appData,
    digest: person.digest,
    answers: [],
    unexpected: [],
  };
  person.store.sent.push(sent);
  return sent;
};

/** What the app wrote last: why it answered as it did. */
const lastWords = (app: RunningApp): string =>
  app.output().trim().split('\n').slice(-12).join(' ').slice(-1000);

/**
 * Whether the app could not reach Shopify: a process that got no time for seconds finds its connections closed. Such an
 * answer promises nothing, and the person tries again.
 */
const unreached = (app: RunningApp, status: number): boolean =>
  status >= 500 && lastWords(app).includes('fetch failed');

/** Saves once; a save without an answer is sent again as it was. Yields whether the app answered. */
const saveOnce = async (app: RunningApp, person: Person): Promise<boolean> => {
  const sent = person.open ?? newSave(person);
  person.open = sent;
  const { appData, digest } = sent;
  let body: { envelope?: { digest: string }; theirs?: { digest: string } };
  try {
    const response = await merchantOf(app, person.store.shop).save({ digest, appData });
    const text = await response.text();
    body = JSON.parse(text) as typeof body;
    if (unreached(app, response.status)) {
      sent.answers.push(null);
      return false;
    }
    sent.answers.push(response.status);
    if (response.status !== 200 && response.status !== 409)
      sent.unexpected.push(`${text.slice(0, 300)} ${lastWords(app)}`);
  } catch {
    sent.answers.push(null);
    return false;
  }
  person.open = null;
  person.digest = (body.envelope ?? body.theirs)?.digest ?? person.digest;
  return true;
};

/** What the app promises with an answer of 200: a store has a session, has none any more, has its settings. */
export const PROMISES = ['opened', 'gone', 'saved'] as const;
export type Promised = (typeof PROMISES)[number];

/** What happens in the app until its process is killed, and what of it must be found again afterwards. */
export class Traffic {
  readonly #app: RunningApp;
  readonly #people: Person[];
  readonly stores: readonly BusyStore[];
  /** Stores that were opened and answered for: each has a session. */
  readonly installed = new Set<string>();
  /** Stores whose uninstallation was answered: none has a session. */
  readonly gone = new Set<string>();
  readonly problems: string[] = [];
  readonly #waiting = new Map<Promised, () => void>();
  #number = 0;

  constructor(app: RunningApp, stores: number, peopleEach: number) {
    this.#app = app;
    this.stores = Array.from({ length: stores }, (_, at) => ({
      shop: `busy-${at}.myshopify.com`,
      sent: [],
    }));
    this.#people = this.stores.flatMap((store) =>
      Array.from({ length: peopleEach }, (_, name) => ({ store, name, digest: null, open: null })),
    );
  }

  /** Resolves the moment after the next answer that promises this. */
  next(promised: Promised): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(promised, resolve));
  }

  #tell(promised: Promised): void {
    this.#waiting.get(promised)?.();
  }

  /** Whether a request was answered with 200. One whose connection broke was not; any other answer is a problem. */
  async #answered(what: string, request: Promise<Response>): Promise<boolean> {
    try {
      const response = await request;
      await response.arrayBuffer();
      if (response.status !== 200 && !unreached(this.#app, response.status))
        this.problems.push(`${what} was answered with ${response.status}: ${lastWords(this.#app)}`);
      return response.status === 200;
    } catch {
      return false;
    }
  }

  async #opened(shop: string): Promise<boolean> {
    const opened = await this.#answered(`opening ${shop}`, merchantOf(this.#app, shop).open());
    if (opened) this.installed.add(shop);
    return opened;
  }

  /** Everybody's first look at the app. */
  async open(): Promise<void> {
    for (const { shop } of this.stores) await this.#opened(shop);
  }

  /** Stores come, and every second one goes again. */
  async #comeAndGo(): Promise<void> {
    for (;;) {
      this.#number += 1;
      const number = this.#number;
      const shop = `coming-${number}.myshopify.com`;
      if (!(await this.#opened(shop))) return;
      if (number % 2 === 0) {
        this.#tell('opened');
        continue;
      }
      // From here on nobody knows, until it is answered.
      this.installed.delete(shop);
      const webhook = deliverWebhook(this.#app, 'app/uninstalled', shop, { myshopify_domain: shop });
      if (!(await this.#answered(`the webhook of ${shop}`, webhook))) return;
      this.gone.add(shop);
      this.#tell('gone');
    }
  }

  async #saving(person: Person): Promise<void> {
    while (await saveOnce(this.#app, person)) this.#tell('saved');
  }

  /** Ends when the process is gone, and every connection with it. */
  async untilKilled(): Promise<void> {
    await Promise.all([
      ...this.#people.map((person) => this.#saving(person)),
      ...Array.from({ length: 4 }, () => this.#comeAndGo()),
    ]);
  }

  /** Saves whose answer never came although they were written. */
  cutAfterWriting(): number {
    return this.#people.filter(
      ({ open, store }) => open && this.#app.cloud.store(store.shop).written.includes(open.text),
    ).length;
  }

  /** Saves whose answer never came, sent again as the screens do it when the person tries again. */
  async tryAgain(): Promise<void> {
    for (const person of this.#people) if (person.open) await saveOnce(this.#app, person);
  }
}

/** What is wrong with what a store holds, judged by every document that anybody sent; empty where nothing is. */
export const wrongWith = (app: RunningApp, { shop, sent }: BusyStore): string[] => {
  const { appData, written } = app.cloud.store(shop);
  const byText = new Map(sent.map((each) => [each.text, each]));
  const problems: string[] = [];
  const current = readAppData(appData);
  if (appData !== null && (!byText.has(appData) || !current.ok)) problems.push(`${shop} holds a mixture`);
  written.forEach((text, at) => {
    const before = written[at - 1];
    const replaced = before === undefined ? null : digestOf(before);
    if (!byText.has(text)) problems.push(`${shop}: nobody sent write ${at}`);
    else if (byText.get(text)?.digest !== replaced)
      problems.push(`${shop}: write ${at} replaced a save that its sender had not seen`);
  });
  const stored = new Set(written);
  if (stored.size !== written.length) problems.push(`${shop}: something was written twice`);
  for (const { text, answers, unexpected } of sent) {
    if (answers.includes(200) && !stored.has(text)) problems.push(`${shop}: an answered save is lost`);
    if (stored.has(text) && !answers.some((answer) => answer === 200 || answer === null))
      problems.push(`${shop}: a refused save was written`);
    if (answers.some((answer) => answer !== null && answer !== 200 && answer !== 409))
      problems.push(`${shop}: answered with ${answers.join(', ')}: ${unexpected.join(' ')}`);
  }
  return problems;
};

/** What is wrong with the sessions in a store of sessions; empty where nothing is. */
export const wrongSessions = async (
  app: RunningApp,
  address: string,
  { installed, gone }: Pick<Traffic, 'installed' | 'gone'>,
): Promise<string[]> => {
  const { storage, close } = await openSessions(address, [SESSION_KEY]);
  const problems: string[] = [];
  for (const shop of installed) {
    const session = await storage.loadSession(`offline_${shop}`);
    if (!session) problems.push(`${shop} has no session`);
    else if (!app.cloud.grants.all.includes(session.accessToken ?? ''))
      problems.push(`${shop} has a token that Shopify never gave`);
    else if (app.cloud.grants.shopOfRefresh(session.refreshToken ?? '') !== shop)
      problems.push(`${shop} has nothing to renew its token with`);
  }
  for (const shop of gone)
    if (await storage.loadSession(`offline_${shop}`)) problems.push(`${shop} is uninstalled and still known`);
  await close();
  return problems;
};
