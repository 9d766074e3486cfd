import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../../core/connection/index.ts';
import { defaultSettings } from '../../../../core/settings/index.ts';
import type { Envelope } from './document.ts';
import { withValueAt } from './paths.ts';
import { type Action, initialState, reduce, type ScreenState } from './state.ts';

const envelope = (revision = 3, edits: Record<string, unknown> = {}): Envelope => ({
  revision,
  document: Object.entries(edits).reduce((document, [path, value]) => withValueAt(document, path, value), {
    settings: defaultSettings(),
    allowedHosts: null,
  } as Envelope['document']),
});
const after = (actions: readonly Action[], state: ScreenState = initialState(envelope())): ScreenState =>
  actions.reduce(reduce, state);
const pasted = (text: string): Entry => ({ way: 'paste', text, dataRegion: null });
const edit = (path: string, value: unknown): Action => ({ type: 'edit', path, value });
const errors = [
  { field: 'loading.strategy', code: 'notAllowed', message: 'No.' },
  { field: 'connection.scriptUrl', code: 'notHttps', message: 'No.' },
];

describe('editing', () => {
  test('a value is changed in the draft, not in what is saved', () => {
    const state = after([edit('enabled', false)]);
    expect(state.draft.settings.enabled).toBe(false);
    expect(state.saved.document.settings.enabled).toBe(true);
  });

  test("the errors of a field go when it is edited, the others' stay", () => {
    const refused = after([{ type: 'refuse', errors }]);
    expect(reduce(refused, edit('loading.strategy', 'idle')).errors).toEqual([errors[1]]);
    expect(reduce(refused, { type: 'enter', entry: pasted('x') }).errors).toEqual([errors[0]]);
  });

  test('every refusal counts, so that the focus can be moved again', () => {
    expect(
      after([
        { type: 'refuse', errors },
        { type: 'refuse', errors },
      ]).refusals,
    ).toBe(2);
  });
});

describe('saving', () => {
  test('an answered save shows what the server stored and forgets the entry', () => {
    const state = after([
      { type: 'enter', entry: pasted('code') },
      { type: 'send' },
      { type: 'answered', envelope: envelope(4, { enabled: false }) },
    ]);
    expect(state.saved.revision).toBe(4);
    expect(state.draft).toEqual(envelope(4, { enabled: false }).document);
    expect([state.entry, state.sent, state.saves]).toEqual([null, null, 1]);
  });

  test('what is edited while the answer is under way is kept on top of it', () => {
    const state = after([
      edit('enabled', false),
      { type: 'send' },
      edit('visibility.default', 'hide'),
      { type: 'enter', entry: pasted('late') },
      { type: 'answered', envelope: envelope(4, { enabled: false }) },
    ]);
    expect(state.draft).toEqual(envelope(4, { enabled: false, 'visibility.default': 'hide' }).document);
    expect(state.entry).toEqual(pasted('late'));
  });

  test('a failed save keeps draft and entry, and can be sent again', () => {
    const failure = { kind: 'offline', detail: '' } as const;
    const state = after([
      edit('enabled', false),
      { type: 'enter', entry: pasted('code') },
      { type: 'send' },
      { type: 'failed', failure },
    ]);
    expect(state.draft.settings.enabled).toBe(false);
    expect([state.entry, state.sent, state.failure]).toEqual([pasted('code'), null, failure]);
    expect(reduce(state, { type: 'send' }).failure).toBeNull();
  });
});

describe('someone else saved', () => {
  const stale = after([
    edit('enabled', false),
    edit('loading.strategy', 'idle'),
    { type: 'send' },
    { type: 'stale', theirs: envelope(9, { 'loading.strategy': 'consent', 'visibility.default': 'hide' }) },
  ]);

  test('keeping mine goes on from their revision with my edits', () => {
    const state = reduce(stale, { type: 'keepMine' });
    expect(state.saved.revision).toBe(9);
    expect(state.theirs).toBeNull();
    expect(state.draft).toEqual(
      envelope(9, { enabled: false, 'loading.strategy': 'idle', 'visibility.default': 'hide' }).document,
    );
  });

  test('taking theirs can be taken back, against their revision', () => {
    const taken = reduce(stale, { type: 'takeTheirs' });
    expect(taken.draft).toEqual(taken.saved.document);
    const back = reduce(taken, { type: 'undo' });
    expect(back.draft).toEqual(stale.draft);
    expect(back.saved.revision).toBe(9);
    expect(back.undo).toBeNull();
  });

  test('choosing later loses neither', () => {
    const later = reduce(stale, { type: 'chooseLater' });
    expect(later.draft).toEqual(stale.draft);
    expect(later.saved.revision).toBe(3);
    expect(later.theirs).toBeNull();
  });
});

describe('large steps and their undo', () => {
  const start = after([edit('enabled', false), { type: 'enter', entry: pasted('half a code') }]);
  const settings = {
    ...defaultSettings(),
    loading: { strategy: 'idle', consentCategory: 'marketing' } as const,
  };

  test.each<[string, Action]>([
    ['an import', { type: 'import', settings, file: 'a.json', leftOut: [] }],
    ['a discard', { type: 'discard' }],
    ['a disconnection', { type: 'disconnect' }],
  ])('%s is taken back with everything it replaced', (_name, action) => {
    const done = reduce(start, action);
    expect(done.entry).toBeNull();
    const back = reduce(done, { type: 'undo' });
    expect([back.draft, back.entry, back.undo]).toEqual([start.draft, start.entry, null]);
  });

  test('an import fills in the settings of the file, and says which file', () => {
    const state = reduce(start, { type: 'import', settings, file: 'a.json', leftOut: ['shopify'] });
    expect(state.draft.settings).toEqual(settings);
    expect(state.saved).toBe(start.saved);
    expect(state.undo).toMatchObject({ step: 'import', file: 'a.json', leftOut: ['shopify'] });
  });

  test('on a network the list of hosts stays, a file does not hold it', () => {
    const network = initialState({
      revision: 1,
      document: { settings: defaultSettings(), allowedHosts: ['a.example'] },
    });
    expect(
      reduce(network, { type: 'import', settings, file: 'a.json', leftOut: [] }).draft.allowedHosts,
    ).toEqual(['a.example']);
  });

  test('a save ends the way back', () => {
    expect(
      after([{ type: 'disconnect' }, { type: 'send' }, { type: 'answered', envelope: envelope(4) }]).undo,
    ).toBeNull();
  });
});
