import { describe, expect, test } from '@jest/globals';
import { mediaAt, mediaOfFile } from './media.ts';

const LOGO = { id: '7', url: '/logo.png', width: 400, height: 100, alt: 'Larkmoor' };

describe('a picture', () => {
  test('of a typed address keeps the description, and is no longer the library’s', () => {
    expect(mediaAt(' https://larkmoor.example/new.png ', LOGO)).toEqual({
      id: '',
      url: 'https://larkmoor.example/new.png',
      width: 0,
      height: 0,
      alt: 'Larkmoor',
    });
    expect(mediaAt('/a.png', null)).toMatchObject({ alt: '' });
  });

  test('without an address is none', () => {
    expect(mediaAt('  ', LOGO)).toBe(null);
  });

  test('of the library has what the field takes, and nothing else', () => {
    const attachment = { ...LOGO, alt: 'a'.repeat(120), caption: 'Ours' };
    expect(mediaOfFile(attachment)).toEqual({ ...LOGO, alt: 'a'.repeat(100) });
  });
});
