// A Talk server next to the demo shops, as a process of its own, with a site for each of them.
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endChild } from '../../end-child.ts';
import { within } from '../../patience.ts';
import { parse, type Connection } from '../../../core/connection/index.ts';
import { readConfig } from '../../../talk-server/config.ts';
import { newConnectCode } from '../../../talk-server/sites/connect-code.ts';
import { editable } from '../../../talk-server/sites/judged-settings.ts';
import { newSite } from '../../../talk-server/sites/new-site.ts';
import { publicUrlOf, trackingCode } from '../../../talk-server/sites/tracking-code.ts';
import type { Site } from '../../../talk-server/storage/directory.ts';
import { openStore } from '../../../talk-server/storage/open.ts';
import type { Store } from '../../../talk-server/storage/store.ts';

const PROGRAM = fileURLToPath(new URL('../../../talk-server/dist/talk-server.js', import.meta.url));

export interface TalkServerDemo {
  /** Without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Where the owner sets a password the first time; null once that is done. */
  readonly welcome: string | null;
  /** What a shop's tracking code yields. The shop is the same one at the next start. */
  connectionOf(shop: string): Promise<Connection>;
  /** A new connect code for a shop that has a connection. */
  connectCodeOf(shop: string): Promise<string>;
  /** Where the host of a shop has its settings, as it told the server; undefined where it told nothing. */
  settingsScreenOf(shop: string): Promise<string | undefined>;
  /** Lets the pages of a shop talk to the server. */
  openTo(shop: string, origins: readonly string[]): Promise<void>;
  stop(): Promise<void>;
}

/** The database in the folder of a demo. */
export const databaseOf = (folder: string): string => join(folder, 'talk.db');

const siteOf = async ({ directory }: Store, shop: string): Promise<Site> => {
  const site = (await directory.sites()).find(({ name }) => name === shop);
  if (site === undefined) throw new Error(`There is no shop "${shop}".`);
  return site;
};

/** @param folder where the database is kept between starts. */
export const startTalkServerDemo = async (folder: string, port: number): Promise<TalkServerDemo> => {
  mkdirSync(folder, { recursive: true });
  const settings = {
    TALK_DATABASE: databaseOf(folder),
    TALK_PORT: String(port),
    TALK_LOG_LEVEL: 'warn',
    // Mails go where the caller of the demo says; by default there are none.
    ...(process.env['TALK_SMTP'] && {
      TALK_SMTP: process.env['TALK_SMTP'],
      TALK_MAIL_FROM: 'Larkmoor <hello@larkmoor.example>',
      TALK_PUBLIC_URL: `http://127.0.0.1:${port}`,
    }),
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM], {
    env: { PATH: process.env['PATH'], ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = async (): Promise<void> => void (await endChild(child));
  let said = '';
  const listening = new Promise<void>((resolve, reject) => {
    const hear = (part: Buffer): void => {
      said += String(part);
      if (said.includes('listens on')) resolve();
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.once('exit', () => reject(new Error(`The Talk server did not start:\n${said}`)));
  });
  await within('the Talk server to listen', listening, () => said);
  const withSites = async <Result>(use: (store: Store) => Promise<Result>): Promise<Result> => {
    const store = await openStore(settings.TALK_DATABASE);
    try {
      return await use(store);
    } finally {
      await store.close();
    }
  };
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    welcome: /https?:\/\/\S+\/inbox\/welcome#\S+/.exec(said)?.[0] ?? null,
    connectionOf: (shop) =>
      withSites(async ({ directory }) => {
        const known = (await directory.sites()).find(({ name }) => name === shop);
        const site = known ?? newSite(shop, []);
        if (known === undefined) await directory.addSite(site, Date.now());
        const read = parse(trackingCode(site, readConfig(settings)), { local: true });
        if (!read.ok) throw new Error(`The tracking code was not understood: ${JSON.stringify(read.errors)}`);
        return read.connection;
      }),
    connectCodeOf: (shop) =>
      withSites(async (store) =>
        newConnectCode(store, await siteOf(store, shop), publicUrlOf(readConfig(settings)), Date.now()),
      ),
    settingsScreenOf: (shop) =>
      withSites(async (store) => {
        const stored = await store.settings.settingsOf((await siteOf(store, shop)).id);
        return editable(stored, shop).host.settingsScreen;
      }),
    openTo: (shop, origins) =>
      withSites(async (store) => {
        await store.members.changeSite((await siteOf(store, shop)).id, { name: shop, origins });
      }),
    stop,
  };
};
