import { describe, expect, test } from '@jest/globals';
import type { OutboundWidget } from '../../contract/loader/outbound.ts';
import { appearsByItself, stillToShow, type Shown } from './appearing.ts';

const widget = (more: Partial<OutboundWidget> & { readonly id: string }): OutboundWidget => ({
  type: 'talk',
  page: { selection: 'all', filter: [], device: 'any' },
  who: { selection: 'everyone' },
  when: { selection: 'immediately' },
  frequency: 'once',
  talk_message_body: 'Hello',
  talk_message_agent_id: '',
  talk_message_agent: null,
  ...more,
});
const shown = (where: keyof Shown, ...ids: string[]): Shown => ({
  page: new Set(),
  tab: new Set(),
  browser: new Set(),
  [where]: new Set(ids),
});
const idsOf = (widgets: readonly OutboundWidget[], before: Shown, isPhone = false): readonly string[] =>
  stillToShow(widgets, before, isPhone).map(({ id }) => id);

describe('An outbound message', () => {
  test('that waits for a call does not appear by itself', () => {
    const moments = ['immediately', 'exit', 'call'] as const;
    expect(moments.filter((selection) => appearsByItself(widget({ id: 'a', when: { selection } })))).toEqual([
      'immediately',
      'exit',
    ]);
  });

  test('is for the devices that it is meant for', () => {
    const widgets = (['any', 'desktop', 'phone'] as const).map((device) =>
      widget({ id: device, page: { selection: 'all', filter: [], device } }),
    );
    expect(idsOf(widgets, shown('page'), false)).toEqual(['any', 'desktop']);
    expect(idsOf(widgets, shown('page'), true)).toEqual(['any', 'phone']);
  });

  test.each([
    ['once', 'browser', ['tab']],
    ['session', 'tab', ['browser']],
    ['always', 'page', ['tab', 'browser']],
  ] as const)('shown %s is not shown again in this %s', (frequency, ends, others) => {
    const widgets = [widget({ id: 'a', frequency }), widget({ id: 'b', frequency })];
    expect(idsOf(widgets, shown(ends, 'a'))).toEqual(['b']);
    for (const other of others) expect(idsOf(widgets, shown(other, 'a'))).toEqual(['a', 'b']);
  });

  test('comes once on a page, however often it may come', () => {
    for (const frequency of ['once', 'session', 'always'] as const)
      expect(idsOf([widget({ id: 'a', frequency })], shown('page', 'a'))).toEqual([]);
  });
});
