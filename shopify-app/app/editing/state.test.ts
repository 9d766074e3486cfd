import { describe, expect, test } from '@jest/globals';
import { newAppData } from '../../app-data/index.ts';
import type { Envelope } from '../envelope.ts';
import {
  beginEditing,
  changesOf,
  conflictIn,
  errorsAt,
  errorsElsewhere,
  reduce,
  type Action,
} from './state.ts';

const saved: Envelope = { digest: 'one', appData: newAppData() };
const run = (...actions: Action[]) => actions.reduce(reduce, beginEditing(saved));
const edit = (path: string, value: unknown): Action => ({ type: 'edit', path, value });
const changed = (path: string, value: unknown, digest: string): Envelope => ({
  digest,
  appData: run(edit(path, value)).draft,
});

describe('editing', () => {
  test('is dirty by what differs, and clean again when it is undone by hand', () => {
    const edited = run(edit('settings.enabled', false));
    expect(changesOf(edited)).toEqual(['settings.enabled']);
    expect(changesOf(reduce(edited, edit('settings.enabled', true)))).toEqual([]);
  });

  test('keeps what was typed while the save was under way', () => {
    const state = run(
      edit('settings.enabled', false),
      { type: 'send' },
      edit('settings.visibility.default', 'hide'),
      { type: 'answered', answer: { kind: 'saved', envelope: changed('settings.enabled', false, 'two') } },
    );
    expect(state.saved.digest).toBe('two');
    expect(changesOf(state)).toEqual(['settings.visibility.default']);
  });

  test('shows errors at their field until it changes, and loses none', () => {
    const errors = [
      { text: 'settings.error.missing', field: 'visibility.default', values: {} },
      { text: 'appData.error.contradiction', field: 'overrides.pages', values: {} },
    ] as const;
    const state = run({ type: 'answered', answer: { kind: 'invalid', errors } });
    expect(errorsAt(state.errors, 'settings.visibility.default')).toEqual([errors[0]]);
    expect(errorsElsewhere(state.errors, ['settings.visibility'])).toEqual([errors[1]]);
    expect(reduce(state, edit('settings.visibility.default', 'hide')).errors).toEqual([errors[1]]);
  });

  test('that someone else overtook waits for a choice', () => {
    const theirs = changed('settings.enabled', false, 'two');
    const overtaken = run(
      edit('settings.visibility.default', 'hide'),
      { type: 'send' },
      { type: 'answered', answer: { kind: 'stale', theirs } },
    );
    expect(conflictIn(overtaken)).toEqual({
      differing: ['settings.visibility.default'],
      onlyTheirs: ['settings.enabled'],
    });
    const mine = reduce(overtaken, { type: 'keepMine' });
    expect(mine.saved.digest).toBe('two');
    expect(mine.draft.settings).toMatchObject({ enabled: false, visibility: { default: 'hide' } });
    const given = reduce(overtaken, { type: 'takeTheirs' });
    expect(given.draft).toEqual(theirs.appData);
    expect(changesOf(reduce(given, { type: 'undo' }))).toContain('settings.visibility.default');
  });

  test('that someone else made the same way is saved', () => {
    const theirs = changed('settings.enabled', false, 'two');
    const state = run(
      edit('settings.enabled', false),
      { type: 'send' },
      { type: 'answered', answer: { kind: 'stale', theirs } },
    );
    expect(state.theirs).toBe(null);
    expect(state.saved).toEqual(theirs);
    expect(changesOf(state)).toEqual([]);
  });

  test('that is discarded can be brought back', () => {
    const state = run(edit('settings.enabled', false), { type: 'discard' });
    expect(changesOf(state)).toEqual([]);
    expect(changesOf(reduce(state, { type: 'undo' }))).toEqual(['settings.enabled']);
  });

  test('that is imported is not saved yet, and can be taken back with what was edited before', () => {
    const appData = run(edit('settings.visibility.default', 'hide')).draft;
    const state = run(edit('settings.enabled', false), { type: 'import', appData, file: 'a.json' });
    expect(changesOf(state)).toEqual(['settings.visibility.default']);
    expect(state.saved).toBe(saved);
    expect(state.undo).toMatchObject({ what: 'import', file: 'a.json' });
    expect(changesOf(reduce(state, { type: 'undo' }))).toEqual(['settings.enabled']);
  });

  test('that failed is still there', () => {
    const state = run(
      edit('settings.enabled', false),
      { type: 'send' },
      { type: 'answered', answer: { kind: 'failed', message: '' } },
    );
    expect(state).toMatchObject({ failure: '', sent: null });
    expect(changesOf(state)).toEqual(['settings.enabled']);
  });
});
