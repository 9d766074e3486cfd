// `npm start` as somebody runs it: both demo shops and their Talk server.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailJob } from '../../../talk-server/storage/mail.ts';
import { openStore } from '../../../talk-server/storage/open.ts';
import { AWAY_AFTER } from '../../../talk-server/storage/operations/mail.ts';
import { PATIENCE, within } from '../../patience.ts';
import { databaseOf } from '../../sandbox/talk-server/demo.ts';
import { freePort } from '../../ports.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LAST_LINE = 'Ctrl-C ends everything';

/**
 * Lets the minutes pass that visitors have to read an answer before it is mailed: every mail that waits is due now. The
 * server finds that out at its next look.
 */
const bringMailsForward = async (database: string): Promise<void> => {
  const store = await openStore(database);
  try {
    const jobs: MailJob[] = [];
    const next = () => store.mail.takeMailJob(Date.now() + AWAY_AFTER, PATIENCE);
    for (let job = await next(); job !== null; job = await next()) jobs.push(job);
    for (const job of jobs) await store.mail.delayMailJob(job, Date.now());
  } finally {
    await store.close();
  }
};

/** What the Talk server holds of a site's settings, as text. */
const settingsAtServer = async (database: string, name: string): Promise<string> => {
  const store = await openStore(database);
  try {
    const site = (await store.directory.sites()).find((each) => each.name === name);
    return JSON.stringify(site && (await store.settings.settingsOf(site.id)));
  } finally {
    await store.close();
  }
};

/** @param env what the Talk server is told besides. */
export const startDemo = async (env: Readonly<Record<string, string>> = {}) => {
  const folder = mkdtempSync(join(tmpdir(), 'talk-start-'));
  const port = String(await freePort());
  const started = spawn(
    process.execPath,
    ['scripts/start.ts', '--wordpress', '6.6', '--port', port, '--folder', folder],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } },
  );
  const ended = once(started, 'exit');
  let said = '';
  const ready = new Promise<void>((resolve, reject) => {
    const listen = (part: Buffer): void => {
      said += String(part);
      if (said.includes(LAST_LINE)) resolve();
    };
    started.stdout.on('data', listen);
    started.stderr.on('data', listen);
    started.once('exit', (code) => reject(new Error(`It ended with ${code}:\n${said}`)));
  });
  /** Whatever is left of it goes. */
  const clear = (): void => {
    started.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await within(`the line "${LAST_LINE}"`, ready, () => said, 3 * PATIENCE);
  } catch (error) {
    clear();
    throw error;
  }
  return {
    /** The address behind a name in the list of links. */
    link: (name: string): string => {
      const address = new RegExp(`^ *${name} +(http://127\\.0\\.0\\.1:\\d+\\S*)$`, 'm').exec(said)?.[1];
      if (address === undefined) throw new Error(`No link "${name}" in:\n${said}`);
      return address;
    },
    settingsAtServer: (site: string) => settingsAtServer(databaseOf(join(folder, 'talk-server')), site),
    bringMailsForward: () => bringMailsForward(databaseOf(join(folder, 'talk-server'))),
    /** Ends it as Ctrl-C does. @returns its exit code, and the signal that ended it */
    end: (): Promise<unknown> => {
      started.kill('SIGINT');
      return within('npm start to end', ended, () => said);
    },
    clear,
  };
};
export type Demo = Awaited<ReturnType<typeof startDemo>>;
