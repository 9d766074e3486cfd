import { describe, expect, test } from '@jest/globals';
import { addressOfTab, tabIn } from './tab-address.ts';

const tabs = ['connection', 'loading', 'pages'] as const;

describe('the tab in the address', () => {
  test('is the one it names, and the first where it names none that is there', () => {
    expect(tabIn('?page=talk-messenger&tab=pages', tabs)).toBe('pages');
    expect(tabIn('?page=talk-messenger', tabs)).toBe('connection');
    expect(tabIn('?tab=__proto__', tabs)).toBe('connection');
  });

  test('is written without a trace of the place inside another one', () => {
    const address = 'https://acme.example/wp-admin/admin.php?page=talk-messenger';
    expect(addressOfTab(`${address}&tab=pages&rule=a#x`, 'loading')).toBe(`${address}&tab=loading`);
  });
});
