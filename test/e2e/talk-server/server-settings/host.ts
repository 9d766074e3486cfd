import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from '@jest/globals';
import type { Connection } from '@talk-suite/core/connection';
import { readConnectCode, type PushedAnswer } from '@talk-suite/core/contract';
import type { AtServer } from '@talk-suite/core/screens';
import { startTalkServerDemo, type TalkServerDemo } from '../../../sandbox/talk-server/demo.ts';
import { freePort } from '../../../ports.ts';
import { startNative } from '../../../wordpress/stack.ts';
import type { RestAnswer } from '../../site/rest-client.ts';
import { settingsSite, type Refused, type Stored } from '../../site/settings-site.ts';

export const SHOP = 'Lamps';
export const ROUTE = '/talk-messenger/v1/server';

/** WordPress connected to the process of a Talk server, both on this machine, for the tests of the `describe` around it. */
export const startHost = () => {
  const site = settingsSite(() => startNative({}));
  const folder = mkdtempSync(join(tmpdir(), 'talk-host-'));
  let port: number;
  let talk: TalkServerDemo;
  let code: string;

  beforeAll(async () => {
    port = await freePort();
    await start();
    await connect(await talk.connectionOf(SHOP));
    await talk.openTo(SHOP, [site.stack.url]);
    code = await talk.connectCodeOf(SHOP);
  });
  afterAll(async () => {
    await talk?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** At the same address, with what it had. */
  const start = async (): Promise<void> => {
    talk = await startTalkServerDemo(folder, port);
  };
  const connect = async (connection: Connection): Promise<void> => {
    const { revision, settings } = await site.read();
    const saved = await site.save({ revision, settings: { ...settings, connection } });
    expect(saved).toMatchObject({ status: 200 });
  };
  const titled = async (title: string): Promise<RestAnswer<Stored & Refused>> => {
    const { revision, settings } = await site.read();
    const { messenger } = settings;
    return site.save({
      revision,
      settings: { ...settings, messenger: { ...messenger, style: { ...messenger.style, title } } },
    });
  };
  const ask = (method: string, path: string, body?: unknown) =>
    site.admin.rest<{ server: AtServer } & Refused>(method, ROUTE + path, body);
  const state = async (): Promise<AtServer> =>
    (await site.admin.rest<{ server: AtServer }>('GET', '/talk-messenger/v1/status')).body.server;
  /** What the server says itself, with the key of the code. */
  const there = async (): Promise<PushedAnswer> => {
    const answer = await fetch(`${talk.url}/v1/talk/settings`, {
      headers: { 'X-Api-Key': readConnectCode(code)!.settingsKey },
    });
    return (await answer.json()) as PushedAnswer;
  };
  const tasks = () =>
    site.stack.evalPhp<number | false>(`return wp_next_scheduled( 'talk_messenger_push' );`);
  const runTask = () => site.stack.runPhp(`do_action( 'talk_messenger_push' );`);

  return {
    site,
    /** The Talk server, and the connect code of the site there, once they are started. */
    get talk() {
      return talk;
    },
    get code() {
      return code;
    },
    start,
    connect,
    titled,
    ask,
    state,
    there,
    tasks,
    runTask,
  };
};
export type Host = ReturnType<typeof startHost>;
