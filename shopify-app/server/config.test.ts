import { describe, expect, test } from '@jest/globals';
import { readConfig } from './config.ts';

const KEY = Buffer.alloc(32, 1).toString('base64');

const env = {
  SHOPIFY_API_KEY: 'key',
  SHOPIFY_API_SECRET: 'shpss_secret',
  SHOPIFY_APP_URL: 'https://talk.example.com',
  SESSION_KEYS: KEY,
};

const problems = (changes: Record<string, string | undefined>): string => {
  try {
    readConfig({ ...env, ...changes });
    return '';
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the environment', () => {
  test('has defaults for what need not be said', () => {
    expect(readConfig(env)).toEqual({
      apiKey: 'key',
      apiSecret: 'shpss_secret',
      appUrl: 'https://talk.example.com',
      port: 3000,
      sessions: 'data/sessions.sqlite',
      sessionKeys: [Buffer.alloc(32, 1)],
      allowedHosts: [],
    });
  });

  test('may name hosts, with commas or spaces between them', () => {
    expect(readConfig({ ...env, TALK_ALLOWED_HOSTS: 'a.example, b.example:8443' }).allowedHosts).toEqual([
      'a.example',
      'b.example:8443',
    ]);
  });

  test.each(['https://a.example', 'a.example/', 'A.example', 'a.example:443', '*.a.example/x'])(
    'takes %s for no host: it would be compared with none',
    (host) => {
      expect(problems({ TALK_ALLOWED_HOSTS: `b.example, ${host}` })).toBe(
        `TALK_ALLOWED_HOSTS: ${host} must be a host such as track.example.com`,
      );
    },
  );

  test('takes the address of a database that is not known for no file', () => {
    expect(problems({ SESSION_STORE: 'mysql://talk:secret@db/talk' })).toBe(
      'SESSION_STORE: must be a file, or begin with postgres:// or redis://',
    );
    for (const store of ['postgresql://db/talk', 'rediss://db', '/var/lib/talk/sessions.sqlite'])
      expect(readConfig({ ...env, SESSION_STORE: store }).sessions).toBe(store);
  });

  test('needs a key for the tokens, and may name several', () => {
    const other = Buffer.alloc(32, 255).toString('base64url');
    expect(readConfig({ ...env, SESSION_KEYS: `${KEY}, ${other}` }).sessionKeys).toEqual([
      Buffer.alloc(32, 1),
      Buffer.alloc(32, 255),
    ]);
    expect(problems({ SESSION_KEYS: undefined })).toMatch(
      /^SESSION_KEYS: is missing; it must be keys of 32 bytes in base64, .*`openssl rand -base64 32` makes one$/,
    );
    for (const wrong of ['short', `${KEY},short`, 'a'.repeat(64), KEY.replace('A', '!')]) {
      expect(problems({ SESSION_KEYS: wrong })).toMatch(/^SESSION_KEYS: must be keys of 32 bytes/);
      expect(problems({ SESSION_KEYS: wrong })).not.toContain(wrong);
    }
  });

  test('may name the address to listen on', () => {
    expect(readConfig({ ...env, LISTEN_ADDRESS: '127.0.0.1' }).listenAddress).toBe('127.0.0.1');
    expect(readConfig({ ...env, LISTEN_ADDRESS: ' ' })).not.toHaveProperty('listenAddress');
  });

  test('is refused as a whole, everything named, no secret repeated', () => {
    const told = problems({ SHOPIFY_API_KEY: undefined, SHOPIFY_APP_URL: 'talk', PORT: '70000' });
    expect(told.split('\n').map((line) => line.split(':')[0])).toEqual([
      'SHOPIFY_API_KEY',
      'SHOPIFY_APP_URL',
      'PORT',
    ]);
    expect(told).not.toContain('shpss_secret');
  });

  test.each([
    'http://talk.example.com',
    'https://talk.example.com/app',
    'https://user@talk.example.com',
    'https://talk.example.com/?a',
    'javascript:alert(1)',
  ])('takes %s for no address', (url) => {
    expect(problems({ SHOPIFY_APP_URL: url })).toMatch(/^SHOPIFY_APP_URL: must be/);
  });

  test('takes http on this machine only', () => {
    expect(readConfig({ ...env, SHOPIFY_APP_URL: 'http://127.0.0.1:3000' }).appUrl).toBe(
      'http://127.0.0.1:3000',
    );
    expect(readConfig({ ...env, SHOPIFY_APP_URL: 'https://talk.example.com/' }).appUrl).toBe(
      env.SHOPIFY_APP_URL,
    );
  });
});
