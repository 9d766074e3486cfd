// needs: postgres, redis, nginx
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { findProgram } from '../../../scripts/machine/programs.ts';
import { readConfig } from '../../../talk-server/config.ts';
import { endChild } from '../../end-child.ts';
import { eventually } from '../../patience.ts';
import { startPostgres, startRedis } from '../../shopify/databases.ts';
import { freePort } from '../../ports.ts';
import { startProcess, type ServerProcess } from '../processes.ts';
import { agentOf, ORIGIN, visitorOf, type Served } from '../served.ts';

const deployed = (name: string): string =>
  readFileSync(new URL(`../../../talk-server/deploy/${name}`, import.meta.url), 'utf8');

/** The settings of the two processes, as the file has them, with what its owner sets. */
const settingsOf = (compose: string): Record<string, string> => {
  const owner: Readonly<Record<string, string>> = {
    TALK_PUBLIC_URL: ORIGIN,
    POSTGRES_PASSWORD: 'p',
    REDIS_PASSWORD: 'r',
  };
  return Object.fromEntries(
    [...compose.matchAll(/^ +(TALK_\w+): '?(.*?)'?$/gm)].map(([, name, value]) => [
      name!,
      value!.replaceAll(/\$\{(\w+):\?[^}]*\}/g, (_, variable: string) => owner[variable]!),
    ]),
  );
};

describe('the services of "compose.yaml", started on this machine', () => {
  const stops: (() => Promise<unknown>)[] = [];
  let servers: ServerProcess[];
  let served: Served;

  beforeAll(async () => {
    const settings = settingsOf(deployed('compose.yaml'));
    // They are settings of this version, and good ones.
    const config = readConfig(settings);
    expect(config).toMatchObject({ TALK_HOST: '0.0.0.0', TALK_PUBLIC_URL: ORIGIN });
    const [postgres, redis] = [await startPostgres(), await startRedis()];
    stops.push(postgres.stop, redis.stop);
    const here = {
      ...settings,
      TALK_HOST: '127.0.0.1',
      TALK_REDIS: redis.address,
      TALK_TRUSTED_PROXIES: '127.0.0.1',
    };
    delete (here as Record<string, string>)['TALK_DATABASE'];
    delete (here as Record<string, string>)['TALK_PORT'];
    const start = () => startProcess(postgres.address, ORIGIN, 0, { settings: here });
    servers = [await start(), await start()];
    const folder = mkdtempSync(join(tmpdir(), 'talk-compose-'));
    const port = await freePort();
    const lines = servers.reduce(
      (text, { url }, i) => text.replace(`talk-${i + 1}:8790`, new URL(url).host),
      deployed('nginx.conf').replace('listen 8080', `listen 127.0.0.1:${port}`),
    );
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${folder}/${name};`,
    );
    writeFileSync(
      join(folder, 'nginx.conf'),
      `pid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\naccess_log off;\n${temporary.join('\n')}\n${lines}\n}\n`,
    );
    const nginx = spawn(
      findProgram('nginx')!,
      ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;'],
      { stdio: 'ignore' },
    );
    stops.push(async () => {
      await endChild(nginx);
      rmSync(folder, { recursive: true, force: true });
    });
    served = {
      url: `http://127.0.0.1:${port}`,
      site: { id: '', name: '', trackingKey: servers[0]!.trackingKey, origins: [ORIGIN] },
      agentKey: servers[0]!.agentKey,
      stop: async () => undefined,
    };
    const isUp = (): Promise<boolean> =>
      fetch(`${served.url}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await eventually(isUp, true);
  });
  afterAll(async () => {
    for (const server of servers) await server.stop();
    for (const stop of stops.toReversed()) await stop();
  });

  test('carry a conversation through the proxy, and go on with one process when the other is killed', async () => {
    const visitor = visitorOf(served);
    const { conversation } = (await visitor.start('Hello')).body;
    const agents = await agentOf(served).connect({ [conversation]: 0 });
    await agents.until(() => agents.events().length === 1);
    await agents.end();
    await servers[0]!.kill();
    for (let i = 0; i < 6; i += 1)
      expect((await visitor.send(conversation, String(i))).status).toBeLessThan(300);
    const again = await agentOf(served).connect({ [conversation]: 1 });
    await again.until(() => again.events().length === 6);
    expect(again.events().map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7]);
    await again.end();
  });

  test('do not show the metrics to those who come through the proxy', async () => {
    expect((await fetch(`${served.url}/metrics`)).status).toBe(404);
  });
});
