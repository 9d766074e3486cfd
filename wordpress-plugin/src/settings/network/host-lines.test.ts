import { describe, expect, test } from '@jest/globals';
import { badEntries, hostsOf } from './host-lines.ts';

const check = (entry: string): string | null => (entry.includes('_') ? 'No underscore.' : null);

describe('hosts, one a line', () => {
  test.each([
    ['track.example.com\n\n  Other.Example \n', ['track.example.com', 'other.example']],
    ['https://track.example.com/app.js', ['track.example.com']],
    ['a.example, b.example a.example', ['a.example', 'b.example']],
    ['', []],
  ])('%j', (text, hosts) => {
    expect(hostsOf(text)).toEqual(hosts);
  });

  test('names the ones that cannot be a host', () => {
    expect(badEntries(['a.example', 'b_c.example'], check)).toEqual([
      { entry: 'b_c.example', message: 'No underscore.' },
    ]);
  });
});
