import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../connection/index.ts';
import type { FindingInWords } from '../findings.ts';
import { defaultSettings, type Settings } from '../settings/index.ts';
import { withDocumentValue, type Saved } from './document.ts';
import { beginEditing, changesOf, reduceEditing, type Editing, type EditingAction } from './editing.ts';

interface Document {
  readonly settings: Settings;
  readonly allowedHosts?: readonly string[];
}
type Envelope = Saved<Document, number>;
type ScreenState = Editing<Document, number, FindingInWords>;
type Action = EditingAction<Document, number, FindingInWords>;

const initialState = (saved: Envelope): ScreenState => beginEditing(saved);
const reduce = (state: ScreenState, action: Action): ScreenState => reduceEditing(state, action);

const envelope = (revision = 3, edits: Record<string, unknown> = {}): Envelope => ({
  revision,
  document: Object.entries(edits).reduce<Document>(
    (document, [path, value]) => withDocumentValue(document, path, value),
    { settings: defaultSettings() },
  ),
});
type Step = Action | ((state: ScreenState) => Action);
const take = (state: ScreenState, step: Step): ScreenState =>
  reduce(state, typeof step === 'function' ? step(state) : step);
const after = (steps: readonly Step[], state: ScreenState = initialState(envelope())): ScreenState =>
  steps.reduce(take, state);

const pasted = (text: string): Entry => ({ way: 'paste', text, dataRegion: null });
/** What the screen sends, with nothing entered. */
const send: Step = ({ draft }) => ({ type: 'send', document: draft });
const answered = (saved: Envelope): Action => ({ type: 'answered', answer: { kind: 'saved', saved } });
const overtaken = (theirs: Envelope): Action => ({ type: 'answered', answer: { kind: 'stale', theirs } });
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
      send,
      answered(envelope(4, { enabled: false })),
    ]);
    expect(state.saved.revision).toBe(4);
    expect(state.draft).toEqual(envelope(4, { enabled: false }).document);
    expect([state.entry, state.sent, state.saves]).toEqual([null, null, 1]);
  });

  test('what is edited while the answer is under way is kept on top of it', () => {
    const state = after([
      edit('enabled', false),
      send,
      edit('visibility.default', 'hide'),
      { type: 'enter', entry: pasted('late') },
      answered(envelope(4, { enabled: false })),
    ]);
    expect(state.draft).toEqual(envelope(4, { enabled: false, 'visibility.default': 'hide' }).document);
    expect(state.entry).toEqual(pasted('late'));
  });

  test('a failed save keeps draft and entry, and can be sent again', () => {
    const failure = { kind: 'offline', detail: '' } as const;
    const state = after([
      edit('enabled', false),
      { type: 'enter', entry: pasted('code') },
      send,
      { type: 'answered', answer: { kind: 'failed', failure } },
    ]);
    expect(state.draft.settings.enabled).toBe(false);
    expect([state.entry, state.sent, state.failure]).toEqual([pasted('code'), null, failure]);
    expect(take(state, send).failure).toBeNull();
  });
});

describe('someone else saved', () => {
  const stale = after([
    edit('enabled', false),
    edit('loading.strategy', 'idle'),
    send,
    overtaken(envelope(9, { 'loading.strategy': 'consent', 'visibility.default': 'hide' })),
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
    expect(back.undo).toEqual([]);
  });

  test('choosing later loses neither', () => {
    const later = reduce(stale, { type: 'later' });
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
    ['an import', { type: 'import', document: { settings }, file: 'a.json', leftOut: [] }],
    ['a discard', { type: 'discard' }],
    ['a disconnection', { type: 'disconnect' }],
  ])('%s is taken back with everything it replaced', (_name, action) => {
    const done = reduce(start, action);
    expect(done.entry).toBeNull();
    const back = reduce(done, { type: 'undo' });
    expect([back.draft, back.entry, back.undo]).toEqual([start.draft, start.entry, []]);
  });

  test('an import fills in the settings of the file, and says which file', () => {
    const state = reduce(start, {
      type: 'import',
      document: { settings },
      file: 'a.json',
      leftOut: ['shopify'],
    });
    expect(state.draft.settings).toEqual(settings);
    expect(state.saved).toBe(start.saved);
    expect(state.undo[0]).toMatchObject({ step: 'import', file: 'a.json', leftOut: ['shopify'] });
  });

  test('what was edited after an import stays when the import is taken back', () => {
    const state = after([
      { type: 'import', document: { settings }, file: 'a.json' },
      edit('visibility.default', 'hide'),
      { type: 'undo' },
    ]);
    expect(state.draft).toEqual(envelope(3, { 'visibility.default': 'hide' }).document);
  });

  test('of two imports the last is taken back first, and then the one before', () => {
    const first = { ...defaultSettings(), enabled: false };
    const both = after([
      { type: 'import', document: { settings: first }, file: 'a.json' },
      { type: 'import', document: { settings }, file: 'b.json' },
    ]);
    const one = reduce(both, { type: 'undo' });
    expect(one.undo.map(({ file }) => file)).toEqual(['a.json']);
    expect(one.draft.settings).toEqual(first);
    expect(reduce(one, { type: 'undo' }).draft.settings).toEqual(defaultSettings());
  });

  test('a reset puts some settings back to given values and leaves the others', () => {
    const state = after(
      [{ type: 'reset', paths: ['loading.strategy'], values: ['async'] }],
      after([edit('loading.strategy', 'idle'), edit('enabled', false)]),
    );
    expect(state.draft).toEqual(envelope(3, { enabled: false }).document);
    expect(reduce(state, { type: 'undo' }).draft.settings.loading.strategy).toBe('idle');
  });

  test('a save ends the way back from an import, and not the one from a disconnection', () => {
    const steps: readonly Step[] = [
      { type: 'import', document: { settings }, file: 'a.json' },
      { type: 'disconnect' },
    ];
    const state = after([...steps, send, answered(envelope(4))]);
    expect(state.undo.map(({ step }) => step)).toEqual(['disconnect']);
  });
});

test('a save that somebody else has made the same way counts as saved', () => {
  const theirs = envelope(9, { enabled: false });
  const state = after([edit('enabled', false), send, overtaken(theirs)]);
  expect([state.theirs, state.saved, changesOf(state)]).toEqual([null, theirs, []]);
});

test('an edit that is undone by hand leaves nothing to save', () => {
  const edited = after([edit('enabled', false)]);
  expect(changesOf(edited)).toEqual(['enabled']);
  expect(changesOf(reduce(edited, edit('enabled', true)))).toEqual([]);
});

test('what a save was overtaken by is compared with what was sent, entered connection included', () => {
  const connection = {
    trackingKey: 'ZaGyw9Tl9gcYKTpLYWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
    options: {},
    track: {},
    dataRegion: 'us',
  };
  const entered = after([{ type: 'enter', entry: pasted('code') }]);
  const document = withDocumentValue(entered.draft, 'connection', connection);
  const state = after([{ type: 'send', document }, overtaken(envelope(9))], entered);
  expect(state.theirs?.revision).toBe(9);
  expect(state.entry).toEqual(pasted('code'));
});

test('of an import only a part is kept, with what was edited since, and is taken back whole', () => {
  const { settings } = envelope().document;
  const file = {
    settings: {
      ...settings,
      loading: { ...settings.loading, strategy: 'idle' as const },
      visibility: { ...settings.visibility, default: 'hide' as const },
    },
  };
  const kept = after([
    edit('enabled', false),
    { type: 'import', document: { settings: { ...file.settings, enabled: false } }, file: 'a.json' },
    edit('installation.nonProduction', true),
    { type: 'keepOnly', paths: ['visibility'] },
  ]);
  expect(changesOf(kept)).toEqual(['enabled', 'visibility.default', 'installation.nonProduction']);
  expect(kept.undo[0]).toMatchObject({ step: 'import', narrowed: true });
  expect(changesOf(reduce(kept, { type: 'undo' }))).toEqual(['enabled', 'installation.nonProduction']);
});
