import { describe, expect, test } from '@jest/globals';
import { contextFor, GUEST_ON_A_COMPUTER } from './visitor.ts';

const page = { url: '/a', kind: 'page', locale: 'en-US' };

describe('the visitor who is tried', () => {
  test('is a guest on a computer at first, in the language of the page', () => {
    expect(contextFor(page, GUEST_ON_A_COMPUTER)).toEqual({
      ...page,
      visitor: { signedIn: false, roles: [], device: 'desktop' },
    });
  });

  test('has a role only while signed in, as everywhere', () => {
    const editor = { ...GUEST_ON_A_COMPUTER, role: 'editor', locale: 'de' } as const;
    expect(contextFor(page, editor)).toMatchObject({ locale: 'de', visitor: { signedIn: false, roles: [] } });
    expect(contextFor(page, { ...editor, signedIn: true }).visitor).toMatchObject({
      signedIn: true,
      roles: ['editor'],
    });
  });
});
