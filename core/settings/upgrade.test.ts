import { describe, expect, test } from '@jest/globals';
import cases from '../../test/vectors/upgrade.json' with { type: 'json' };
import { defaultSettings } from './defaults.ts';
import { upgrade } from './upgrade.ts';
import { validate } from './validate.ts';

describe('settings that are upgraded', () => {
  test.each(cases)('$name', ({ stored, settings, setAside }) => {
    const result = upgrade(stored);
    expect(result.setAside).toEqual(setAside);
    // Sections that came later have their defaults.
    expect(result.settings).toEqual({ ...defaultSettings(), ...settings });
    expect(validate(result.settings).ok).toBe(true);
  });
});

describe('upgrade', () => {
  test('leaves current settings as they are', () => {
    const settings = { ...defaultSettings(), enabled: false };
    expect(upgrade(settings)).toEqual({ settings, setAside: {} });
  });

  test('gives a section that came later its defaults', () => {
    const { loading: _, ...stored } = defaultSettings();
    expect(upgrade(stored)).toEqual({ settings: defaultSettings(), setAside: {} });
  });

  test('sets unknown keys aside instead of losing them', () => {
    const { visibility, ...others } = defaultSettings();
    const stored = { ...others, visibility: { ...visibility, later: [1] }, messenger: { colour: 'red' } };
    expect(upgrade(stored)).toEqual({
      settings: defaultSettings(),
      setAside: { visibility: { later: [1] }, messenger: { colour: 'red' } },
    });
  });

  test.each([null, 'text', 7, [], undefined])('starts afresh from %p', (stored) => {
    expect(upgrade(stored).settings).toEqual(defaultSettings());
  });
});
