// needs: chromium, native
// What `npm run prove -- plugins FOLDER` says of chats next to ours, by two stand-ins that cost what they are known to.
import { join } from 'node:path';
import { tmpdir } from 'node:os';
import { describe, expect, test } from '@jest/globals';
import { launchChromium } from '../../browser/chromium.ts';
import { pluginsIn } from '../../plugins/found.ts';
import { findingsIn } from '../../plugins/plugin-check.ts';
import { isPeer, measurePeers, peerRows, type PeerCost } from '../../plugins/peers.ts';
import { startOrtto } from '../../sandbox/ortto/server.ts';
import { wordpressChoices } from '../../wordpress/versions.ts';

const folder = (path: string): string => join(import.meta.dirname, '../..', path);

describe('Chats next to ours', () => {
  test('are told from other plugins by what their readme calls them', () => {
    const { found } = pluginsIn(folder('plugins/peers'), tmpdir());
    expect(found.map((plugin) => [plugin.name, isPeer(plugin)])).toEqual([
      ['Early Chat', true],
      ['Late Chat', true],
    ]);
    expect(isPeer({ ...found[0]!, folder: folder('plugins') })).toBe(false);
  });

  test('are measured in one run with no plugin, with none again, and with ours', async () => {
    const { found } = pluginsIn(folder('plugins/peers'), tmpdir());
    const ortto = await startOrtto({});
    const browser = await launchChromium();
    try {
      const wordpress = wordpressChoices().at(-1)!;
      const costs = await measurePeers(found, { ortto, browser, wordpress }, 5);
      const rows = peerRows(costs);
      expect(rows.map(([name]) => name)).toEqual([
        'no plugin',
        'no plugin, again',
        'Talk Messenger',
        'Early Chat 1.0',
        'Late Chat 2.0',
      ]);
      const [none, control, ours, early, late] = costs as [PeerCost, ...PeerCost[]];
      // What does not depend on the machine is the same without a plugin as without one.
      expect(rows[1]!.slice(1, 4)).toEqual(['+0', '+0', '+0']);
      expect(control!.requests).toEqual(none.requests);
      const more = ({ scripts, queries, requests: { before, after } }: PeerCost): readonly number[] => [
        scripts - none.scripts,
        queries - none.queries,
        before - none.requests.before,
        after - none.requests.after,
      ];
      expect(more(early!)).toEqual([2, 0, 2, 2]);
      expect(more(late!)).toEqual([1, 2, 0, 1]);
      expect(more(ours!).slice(0, 2)).toEqual([1, 0]);
      expect(early!.html - none.html).toBe(
        '<script>window.earlyChat = {};</script><script async src="/wp-content/plugins/early-chat/chat.js"></script>'
          .length,
      );
      expect(costs.every(({ serverMs }) => serverMs.median > 0)).toBe(true);
    } finally {
      await browser.close();
      await ortto.stop();
    }
  });
});

test('What Plugin Check finds is told with its file', () => {
  const printed = [
    'FILE: includes/a.php',
    '[{"line":3,"type":"ERROR","code":"one","message":"First."},{"line":5,"type":"WARNING","code":"two","message":"Second."}]',
    '',
    'FILE: b.php',
    '[{"line":0,"type":"ERROR","code":"three","message":"Third."}]',
  ];
  expect(findingsIn(printed.join('\n'))).toEqual([
    ['ERROR', 'one', 'includes/a.php:3', 'First.'],
    ['WARNING', 'two', 'includes/a.php:5', 'Second.'],
    ['ERROR', 'three', 'b.php:0', 'Third.'],
  ]);
});
