import { describe, expect, test } from '@jest/globals';
import { hostsIn, otherFailures, talkViolations } from './violations.ts';

const hosts = hostsIn([
  "'self'",
  'https://cdn2l.ink',
  'wss://talk-api.autopilotapp.com',
  'https://*.youtube.com',
  'blob:',
]);
const report = (body: object) => ({ body: { disposition: 'enforce', ...body } });

describe('what of Talk was blocked', () => {
  test('is known by its hosts, each thing once', () => {
    const script = report({ blockedURL: 'https://cdn2l.ink/app.js', effectiveDirective: 'script-src-elem' });
    const frame = report({ blockedURL: 'https://www.youtube.com/embed/x', effectiveDirective: 'frame-src' });
    expect(talkViolations([script, script, frame], hosts, null)).toEqual([
      { directive: 'script-src-elem', source: 'https://cdn2l.ink' },
      { directive: 'frame-src', source: 'https://www.youtube.com' },
    ]);
  });

  test('is known by the script that did it, and the loader by its address', () => {
    const style = report({
      blockedURL: 'inline',
      effectiveDirective: 'style-src-elem',
      sourceFile: 'https://cdn2l.ink/app.js',
    });
    const loader = report({
      blockedURL: 'https://acme.example/loader.js',
      effectiveDirective: 'script-src-elem',
    });
    expect(talkViolations([style, loader], hosts, 'https://acme.example/loader.js')).toEqual([
      { directive: 'style-src-elem', source: 'inline' },
      { directive: 'script-src-elem', source: 'https://acme.example' },
    ]);
  });

  test('is not what the site itself does, what is only reported, or what merely looks alike', () => {
    const others = [
      report({ blockedURL: 'https://ads.example/x.js', effectiveDirective: 'script-src-elem' }),
      report({ blockedURL: 'https://cdn2l.ink.evil.example/', effectiveDirective: 'img-src' }),
      report({ blockedURL: 'https://youtube.com.evil.example/', effectiveDirective: 'img-src' }),
      { body: { disposition: 'report', blockedURL: 'https://cdn2l.ink/', effectiveDirective: 'img-src' } },
      { body: null },
    ];
    expect(talkViolations(others, hosts, null)).toEqual([]);
  });
});

test('what failed otherwise is told by origin, without what a policy blocked', () => {
  const failed = [
    'https://cdn2l.ink/app.js',
    'wss://talk-api.autopilotapp.com/x',
    'https://ads.example/',
    '',
  ];
  const violations = [{ directive: 'script-src-elem', source: 'https://cdn2l.ink' }];
  expect(otherFailures(failed, hosts, violations, null)).toEqual(['wss://talk-api.autopilotapp.com']);
  const loader = 'https://acme.example/loader.js';
  const own = [loader, 'https://acme.example/other.js'];
  expect(otherFailures(own, hosts, violations, loader)).toEqual(['https://acme.example']);
  expect(otherFailures(own, hosts, violations, null)).toEqual([]);
});
