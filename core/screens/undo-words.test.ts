import { orttoConnection } from '@talk-suite/core/fixtures';
import { expect, test } from '@jest/globals';
import { messageOf, type FindingInWords } from '../findings.ts';
import { defaultSettings, type Settings } from '../settings/index.ts';
import { texts } from '../texts/index.ts';
import { beginEditing, reduceEditing, type Editing, type EditingAction } from './editing.ts';
import { undoneInWords } from './undo-words.ts';

type State = Editing<{ readonly settings: Settings }, number, FindingInWords>;
type Action = EditingAction<{ readonly settings: Settings }, number, FindingInWords>;

const connected: State = beginEditing({
  revision: 1,
  document: { settings: { ...defaultSettings(), connection: orttoConnection(), enabled: false } },
});
const take = (state: State, ...actions: readonly Action[]): State =>
  actions.reduce((now, action) => reduceEditing(now, action), state);
const saved = (state: State): State =>
  take(
    state,
    { type: 'send', document: state.draft },
    { type: 'answered', answer: { kind: 'saved', saved: { revision: 2, document: state.draft } } },
  );
const said = ({ undo, saved: { document } }: State): string =>
  messageOf(undoneInWords(undo[0]!, document), texts);

test('a disconnection is told as what the next save does, and after it as done', () => {
  const state = take(connected, { type: 'disconnect' });
  expect(said(state)).toMatch(/^Talk will be disconnected when you save/);
  expect(said(saved(state))).toMatch(/^Talk was disconnected/);
});

test('a reset is told as not saved until it is', () => {
  const state = take(connected, { type: 'reset', paths: ['enabled'], values: [true] });
  expect(said(state)).toMatch(/not saved yet\.$/);
  expect(said(saved(state))).not.toMatch(/not saved/);
  expect(said(take(saved(state), { type: 'edit', path: 'loading.strategy', value: 'idle' }))).not.toMatch(
    /not saved/,
  );
});

test('other steps are told as they are', () => {
  expect(said(take(connected, { type: 'edit', path: 'enabled', value: true }, { type: 'discard' }))).toBe(
    texts['screens.undone.discard'],
  );
});
