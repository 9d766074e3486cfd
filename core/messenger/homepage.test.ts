import { describe, expect, test } from '@jest/globals';
import { homepageCards, unreadInAll, type HomepageState, type HomepageWidget } from './homepage.ts';

const conversations: HomepageWidget = {
  kind: 'conversations',
  title: 'Conversations',
  show: 'latest',
  count: 3,
  newLabel: 'Write to us',
};
const help: HomepageWidget = {
  kind: 'links',
  title: 'Help',
  links: [{ label: 'Delivery', url: '/delivery', icon: 'truck', target: 'same' }],
};
const row = (id: string, updatedAt: number, unread = 0) =>
  ({ id, status: 'open', unread, updatedAt }) as const;
const state: HomepageState = { rows: [], mayStart: true };

describe('the homepage’s cards', () => {
  test('come in the owner’s order', () => {
    const order = (widgets: HomepageWidget[]) => homepageCards(widgets, state).map(({ title }) => title);
    expect(order([help, conversations])).toEqual(['Help', 'Conversations']);
    expect(order([conversations, help])).toEqual(['Conversations', 'Help']);
  });

  test('offer a visitor who never wrote the button alone', () => {
    expect(homepageCards([conversations], state)).toEqual([
      { kind: 'conversations', title: 'Conversations', rows: [], more: false, newLabel: 'Write to us' },
    ]);
  });

  test('say that conversations are being loaded', () => {
    expect(homepageCards([conversations], { ...state, rows: null })[0]).toMatchObject({
      rows: 'loading',
      more: false,
    });
  });

  test.each([
    ['latest', ['c'], true],
    ['list', ['c', 'b', 'a'], true],
  ] as const)('show of four conversations with "%s": %j', (show, ids, more) => {
    const known = [row('d', 1), row('a', 2), row('c', 4), row('b', 3)];
    const [card] = homepageCards([{ ...conversations, show }], { ...state, rows: known });
    expect(card).toMatchObject({ rows: ids.map((id) => ({ id })), more });
    expect(known.map(({ id }) => id)).toEqual(['d', 'a', 'c', 'b']);
  });

  test('have no button where no conversation can be started', () => {
    const [card] = homepageCards([conversations], { rows: [row('a', 1)], mayStart: false });
    expect(card).toMatchObject({ newLabel: null });
  });

  test('are left out where there is nothing in them', () => {
    const empty: HomepageWidget = { kind: 'links', title: 'Empty', links: [] };
    expect(homepageCards([empty, conversations], { ...state, mayStart: false })).toEqual([]);
  });

  test('count what is unread in all conversations', () => {
    expect(unreadInAll([row('a', 1, 2), row('b', 2), row('c', 3, 3)])).toBe(5);
  });
});
