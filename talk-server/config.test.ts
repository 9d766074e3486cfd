import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { ConfigRefused, configSchema, describeConfig, readConfig } from './config.ts';

test('nothing has to be configured', () => {
  expect(readConfig({})).toMatchObject({ TALK_HOST: '127.0.0.1', TALK_PORT: 8790, TALK_DATABASE: 'talk.db' });
});

test('variables of others are left alone', () => {
  expect(readConfig({ PATH: '/bin', TALK_PORT: '80' })).toMatchObject({ TALK_PORT: 80 });
});

test.each([
  ['TALK_PORT', 'none'],
  ['TALK_PORT', '70000'],
  ['TALK_PUBLIC_URL', 'talk.example.com'],
  ['TALK_PUBLIC_URL', 'javascript:alert(1)'],
  ['TALK_PUBLIC_URL', 'https://talk.example.com/?a'],
  ['TALK_DATABASE', ''],
  ['TALK_LOG_LEVEL', 'loud'],
  ['TALK_TRUSTED_PROXIES', 'everybody'],
  ['TALK_SECRET_KEYS', 'secret'],
])('%s=%s is refused with its name', (name, value) => {
  expect(() => readConfig({ [name]: value })).toThrow(ConfigRefused);
  expect(() => readConfig({ [name]: value })).toThrow(name);
});

test('what is refused is quoted with what the variable takes, and no secret is', () => {
  expect(() => readConfig({ TALK_PORT: '70000' })).toThrow(
    'TALK_PORT: "70000" cannot be used. The port to listen on, at most 65535; 0 takes any that is free.',
  );
  expect(() => readConfig({ TALK_LOG_LEVEL: 'loud' })).toThrow(
    'TALK_LOG_LEVEL: "loud" cannot be used. debug, info, warn, error or silent.',
  );
  const secret = { TALK_REDIS: 'http://talk:hunter2@redis', TALK_METRICS_TOKEN: 'hunter2' };
  expect(() => readConfig(secret)).toThrow(
    /^TALK_REDIS: what was set cannot be used. redis:.*\nTALK_METRICS_TOKEN: what was set cannot be used. /,
  );
  expect(() => readConfig(secret)).not.toThrow(/hunter2/);
});

test('every problem is reported, not only the first', () => {
  expect(() => readConfig({ TALK_PORT: 'x', TALK_LOG_LEVEL: 'x' })).toThrow(/TALK_PORT.*\n.*TALK_LOG_LEVEL/);
});

test('mails without an address to lead to, or to be from, are refused with what is missing', () => {
  const smtp = { TALK_SMTP: 'smtp://mail.example' };
  expect(() => readConfig(smtp)).toThrow(/TALK_PUBLIC_URL: .*\nTALK_MAIL_FROM: /);
  const from = { ...smtp, TALK_MAIL_FROM: 'Lamps <hello@lamps.example>' };
  expect(() => readConfig(from)).toThrow(/^TALK_PUBLIC_URL: [^\n]*$/);
  expect(() => readConfig({ ...from, TALK_PUBLIC_URL: 'talk.example.com' })).toThrow(/TALK_PUBLIC_URL/);
  expect(readConfig({ ...from, TALK_PUBLIC_URL: 'https://talk.example.com/chat' })).toMatchObject(from);
});

test('what is in force is described without the password of the database and without keys', () => {
  const key = Buffer.alloc(32, 7).toString('base64');
  const config = readConfig({
    TALK_DATABASE: 'postgres://talk:hunter2@db.internal/talk',
    TALK_SECRET_KEYS: key,
  });
  const lines = describeConfig(config).join('\n');
  expect(lines).toContain('TALK_DATABASE=postgres://talk:***@db.internal/talk');
  expect(lines).not.toContain('hunter2');
  expect(lines).toContain('TALK_SECRET_KEYS=***');
  expect(lines).not.toContain(key);
});

test('the guide’s table is this schema', () => {
  const guide = readFileSync(new URL('../docs/talk-server.md', import.meta.url), 'utf8');
  const cells = guide
    .split('\n')
    .filter((line) => line.startsWith('| `TALK_'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim().replaceAll('`', '')),
    );
  const wanted = Object.entries(configSchema.properties).map(([name, { default: initial, description }]) => [
    name,
    String(initial),
    description,
  ]);
  expect(cells).toEqual(wanted);
});
