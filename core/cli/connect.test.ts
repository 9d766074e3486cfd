import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defaultSettings } from '../settings/index.ts';

const talk = join(import.meta.dirname, 'talk.mjs');
/** As it is written, whether built or not. */
const SOURCES = ['--conditions=@talk-suite/source', '--disable-warning=ExperimentalWarning'];

const vectors = JSON.parse(
  readFileSync(new URL('../../test/vectors/connection.json', import.meta.url), 'utf8'),
) as { name: string; text: string[] }[];
const paste = (name: string): string => vectors.find((each) => each.name === name)!.text.join('\n');

const run = (args: string[], input = '') => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...SOURCES, talk, ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.split('\n').filter(Boolean) };
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'talk-connect-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const us = paste('current snippet, United States');
const subdomain = paste('tracking subdomain');
const onThisComputer = paste('stand-in on this computer');

describe('talk connect', () => {
  test('prints the connection of a file as JSON', () => {
    const file = join(folder, 'code.html');
    writeFileSync(file, us);
    const { status, stdout, stderr } = run(['connect', file, '--json']);
    expect(JSON.parse(stdout)).toEqual({
      service: 'ortto',
      trackingKey: 'ZNHA_-4BI0VniavNYWNtZQ',
      captureHost: 'https://capture-api.autopilotapp.com/',
      scriptUrl: 'https://cdn2l.ink/app.js',
      region: 'us',
      dataRegion: 'us',
      instance: 'acme',
      options: {},
      track: {},
      warnings: [],
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: [] });
  });

  test('reads standard input and exits 1 with warnings', () => {
    const { status, stdout, stderr } = run(['connect', '-', '--json', '--data-region', 'eu'], subdomain);
    expect(JSON.parse(stdout)).toMatchObject({
      region: 'custom',
      dataRegion: 'eu',
      warnings: [{ code: 'unknownCaptureHost' }, { code: 'unknownScriptUrl', field: 'connection.scriptUrl' }],
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: [] });
  });

  test('prints a summary for people, warnings next to it', () => {
    const { status, stdout, stderr } = run(['connect', '-'], subdomain);
    expect(stdout).toMatch(/^Instance: +acme\n/);
    expect(stdout).toMatch(/Data region: +not known, see --data-region/);
    expect(stderr).toEqual([
      expect.stringMatching(/^warning: connection\.captureHost: “https:\/\/track\.brand\.example\/” is not/),
      expect.stringMatching(/^warning: connection\.scriptUrl: /),
    ]);
    expect(status).toBe(1);
  });

  test('prints whole settings that talk decide takes', () => {
    const { stdout, status } = run(['connect', '-', '--as-settings'], us);
    expect(JSON.parse(stdout)).toEqual({
      ...defaultSettings(),
      connection: {
        service: 'ortto',
        trackingKey: 'ZNHA_-4BI0VniavNYWNtZQ',
        captureHost: 'https://capture-api.autopilotapp.com/',
        scriptUrl: 'https://cdn2l.ink/app.js',
        options: {},
        track: {},
        dataRegion: 'us',
      },
    });
    expect(status).toBe(0);
    const file = join(folder, 'settings.json');
    writeFileSync(file, stdout);
    expect(run(['decide', '--settings', file], '{"url":"/"}\n')).toEqual({
      status: 0,
      stdout: '{"talk":"show","because":{"by":"default"}}\n',
      stderr: [],
    });
  });

  test('refuses with one line a problem', () => {
    const { status, stdout, stderr } = run(['connect', '-', '--json'], paste('several problems at once'));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toEqual([
      expect.stringMatching(/^connection\.trackingKey: “YOUR_KEY” is too short/),
      expect.stringMatching(
        /^connection\.captureHost: “http:\/\/track\.brand\.example\/” does not start with https/,
      ),
      expect.stringMatching(/^connection\.scriptUrl: The address of the script is missing/),
    ]);
  });

  test('accepts hosts of this computer only with --local', () => {
    expect(run(['connect', '-'], onThisComputer).status).toBe(2);
    expect(run(['connect', '-', '--local'], onThisComputer)).toMatchObject({ status: 0, stderr: [] });
  });

  test.each([
    ['no command', [], 2],
    ['no file', ['connect'], 2],
    ['unknown option', ['connect', '-', '--fast'], 2],
    ['unknown region', ['connect', '-', '--data-region', 'mars'], 2],
    ['a file that is not there', ['connect', '/nowhere/code.html'], 2],
    ['a folder', ['connect', '/'], 2],
    ['help', ['connect', '--help'], 0],
  ])('%s', (_, args, status) => {
    const result = run(args, us);
    expect(result.status).toBe(status);
    expect(status === 0 ? result.stdout : result.stderr.join()).not.toBe('');
  });
});
