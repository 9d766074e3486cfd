import { describe, expect, test } from '@jest/globals';
import { codeOf } from '../../findings.ts';
import { defaultCspSettings } from '../index.ts';
import { isPowerful, starterPolicy, type Observed } from './observe.ts';

const options = {
  account: {
    scriptUrl: 'https://cdn2l.ink/app.js',
    captureHost: 'https://capture-api.autopilotapp.com/',
    dataRegion: 'us',
  },
  settings: defaultCspSettings,
  limit: 8000,
} as const;

const starter = (...rows: readonly Observed[]) => {
  const { headers, blockers } = starterPolicy(rows, options);
  expect(blockers.map(codeOf)).toEqual(['blobWorkers'].filter(() => blockers.length > 0));
  return headers[0]!.value;
};
const directive = (policy: string, name: string) =>
  policy.split(/; ?/).find((text) => text.startsWith(`${name} `));

describe('a policy to start from', () => {
  test('has what was observed, besides the site itself and Talk', () => {
    const policy = starter(
      { directive: 'frame-src', source: 'https://player.example.org' },
      { directive: 'script-src', source: 'https://b.example.org' },
      { directive: 'script-src', source: 'https://a.example.org:8443' },
    );
    expect(directive(policy, 'script-src')).toBe(
      "script-src 'self' 'unsafe-inline' https://a.example.org:8443 https://b.example.org https://cdn2l.ink",
    );
    expect(directive(policy, 'frame-src')).toBe("frame-src 'self' https://player.example.org");
    expect(directive(policy, 'connect-src')).toContain('wss://talk-api.autopilotapp.com');
    expect(directive(policy, 'object-src')).toBe("object-src 'none'");
  });

  test('says in sources what reports say in words', () => {
    const policy = starter(
      { directive: 'script-src', source: 'eval' },
      { directive: 'media-src', source: 'blob' },
    );
    expect(directive(policy, 'script-src')).toContain("'unsafe-eval'");
    expect(directive(policy, 'media-src')).toContain('blob:');
  });

  test.each([
    ['eval', 'script-src', 'eval', true],
    ['WebAssembly', 'script-src', 'wasm-eval', true],
    ['plug-ins', 'object-src', 'https://a.example.org', true],
    ['a host', 'script-src', 'https://a.example.org', false],
    ['pictures in the page', 'img-src', 'data', false],
  ])('knows whether it takes more than a host: %s', (_name, name, source, powerful) => {
    expect(isPowerful({ directive: name, source })).toBe(powerful);
  });

  test('has neither eval nor plug-ins where nobody chose them', () => {
    const policy = starter({ directive: 'script-src', source: 'https://a.example.org' });
    expect(policy).not.toContain('unsafe-eval');
    expect(directive(policy, 'object-src')).toBe("object-src 'none'");
  });

  test('is the same for the same observations in another order', () => {
    const [a, b] = [
      { directive: 'img-src', source: 'https://a.example.org' },
      { directive: 'img-src', source: 'https://b.example.org' },
    ] as const;
    expect(starter(a, b)).toBe(starter(b, a, a));
  });

  test.each([
    ['another directive', 'sandbox', 'https://a.example.org'],
    ['a directive of a reporter’s own', 'img-src *; script-src', 'https://a.example.org'],
    ['a source that would end the policy', 'img-src', 'https://a.example.org; script-src *'],
    ['a path', 'img-src', 'https://a.example.org/x'],
    ['a name of an object’s own', 'img-src', 'constructor'],
    ['a star', 'img-src', '*'],
  ])('has nothing of %s', (_name, name, source) => {
    expect(starter({ directive: name, source })).toBe(starter());
  });

  test('is never enforced', () => {
    expect(starterPolicy([], options).headers.map(({ name }) => name)).toEqual([
      'Content-Security-Policy-Report-Only',
    ]);
  });
});
