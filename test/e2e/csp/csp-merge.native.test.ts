// needs: chromium, native
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { merge, type Header, type Page as PageFacts } from '../../../core/csp/index.ts';
import { launchChromium } from '../../browser/chromium.ts';
import { startOrtto, type Ortto } from '../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../wordpress/stack.ts';
import { wordpressSample } from '../../wordpress/versions.ts';
import { embedTags } from '../site/embed-tag.ts';
import { visitPage, type Visit } from './policy-visit.ts';

const POLICY = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'";

/** A page cache for addresses with `cached`, and a policy of nginx's own for those with `place=nginx`. */
const NGINX = `
    set $policy "";
    if ($arg_place = nginx) { set $policy "${POLICY}"; }
    set $uncached 1;
    if ($arg_cached) { set $uncached 0; }
    add_header Content-Security-Policy $policy;
    add_header X-Cache $upstream_cache_status;
    fastcgi_cache pages;
    fastcgi_cache_key $request_uri;
    fastcgi_cache_valid 200 10m;
    fastcgi_cache_bypass $uncached;
    fastcgi_no_cache $uncached;`;

interface Fetched {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
}

describe.each(wordpressSample())('policies of WordPress %s', (wordpress) => {
  let ortto: Ortto;
  let stack: WordPressStack;
  let browser: Browser;
  let settings: ReturnType<typeof connectedSettings>;

  beforeAll(async () => {
    [ortto, stack, browser] = await Promise.all([
      startOrtto({ answerDelay: 50 }),
      startNative({
        wordpress,
        muPlugins: [join(import.meta.dirname, 'policies.php')],
        nginx: NGINX,
      }),
      launchChromium(),
    ]);
    const connected = connectedSettings(ortto);
    settings = {
      ...connected,
      connection: { ...connected.connection!, dataRegion: 'us' },
      csp: { ...connected.csp, mode: 'merge' },
    };
    await storeSettings(stack, settings);
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([stack?.stop(), ortto?.stop()]);
  });

  const address = (place: string, more = ''): string => `${stack.url}/?place=${place}${more}`;
  const fetchPage = async (url: string): Promise<Fetched> => {
    const response = await fetch(url, { redirect: 'manual' });
    return { status: response.status, headers: response.headers, body: await response.text() };
  };
  const get = (place: string, more = ''): Promise<Fetched> => fetchPage(address(place, more));
  /** The policies of a response; those of several headers between commas, as browsers read them. */
  const policies = ({ headers }: Fetched): Header[] =>
    [...headers]
      .filter(([name]) => name.startsWith('content-security-policy'))
      .map(([name, value]) => ({ name, value }));
  const sent = async (place: string, more = ''): Promise<Header[]> => policies(await get(place, more));
  const facts = ({ body }: Fetched): PageFacts => {
    const { src, nonce } = embedTags(body)[0]?.attributes ?? {};
    return { url: `${stack.url}/`, loader: src!, ...(nonce !== undefined && { nonce }) };
  };
  /** What the engine makes of these policies. */
  const merged = (headers: readonly Header[], page: PageFacts) =>
    merge({ headers, page }, { account: settings.connection, settings: settings.csp, limit: 100_000 });

  const visit = (place: string, more = ''): Promise<Visit> => visitPage(browser, address(place, more));

  const ofTalk = ({ violations }: Visit): string[] =>
    violations.filter((each) => each.includes(ortto.url) || each.includes('talk-messenger'));

  const seenWithoutMerge = new Map<string, Promise<Visit>>();
  /** The page with the merge off; what has the same policies is looked at once. */
  const visitWithoutMerge = async (place: string): Promise<Visit> => {
    const key = JSON.stringify(await sent(place, '&off=1'));
    const seen = seenWithoutMerge.get(key) ?? visit(place, '&off=1');
    seenWithoutMerge.set(key, seen);
    return seen;
  };

  /** Talk works, and all that worked before goes on. */
  const expectTalk = async (place: string, more = ''): Promise<void> => {
    const before = await visitWithoutMerge(place);
    const after = await visit(place, more);
    // WordPress itself starts a worker that such policies forbid.
    const added = after.violations.filter((each) => !before.violations.includes(each));
    expect({ place, widget: after.widget, added, ofTalk: ofTalk(after) }).toEqual({
      place,
      widget: true,
      added: [],
      ofTalk: [],
    });
    expect([before.widget, ofTalk(before).length > 0]).toEqual([false, true]);
    expect(after.own).toEqual(expect.arrayContaining(before.own));
  };

  test('without a policy none is sent, and Talk works', async () => {
    expect(await sent('none')).toEqual([]);
    expect(await visit('none')).toMatchObject({ widget: true, violations: [] });
  });

  test.each([
    ['ahead of WordPress', 'early'],
    ['by the filter wp_headers', 'wp_headers'],
    ['at send_headers', 'send_headers'],
    ['at the very end of send_headers', 'send_last'],
    ['at template_redirect', 'redirect_hook'],
    ['in the callback of an output buffer', 'output_buffer'],
    // The template's buffer is there since 6.9.
    ...(wordpress === '6.6' ? [] : [['when the template’s buffer is final', 'finalized'] as const]),
    ['several times, reported too', 'several'],
    ['with what no policy should have', 'hostile'],
    ['on a page whose output is not held back', 'unbuffered'],
    ['with broken filters', 'broken_filters'],
  ])('a policy sent %s is merged as the engine does', async (_, place) => {
    const own = await sent(place, '&off=1');
    expect(own.length).toBeGreaterThan(0);
    const response = await get(place);
    const after = policies(response);
    const { headers, added } = merged(own, facts(response));
    expect(after).toEqual(headers);
    expect(response.headers.has('x-injected')).toBe(false);
    expect(added.length).toBeGreaterThan(3);
    await expectTalk(place);
  });

  test('a nonce and strict-dynamic of another plugin: only other lists are added', async () => {
    const response = await get('nonce');
    const [policy] = policies(response);
    const page = facts(response);
    expect(policy!.value).toContain(
      `script-src 'nonce-${page.nonce}' 'strict-dynamic' 'unsafe-inline' https:;`,
    );
    expect(policy!.value).toContain(`connect-src 'self' ${ortto.url} `);
    await expectTalk('nonce');
  });

  test('a nonce that the site gives to inline scripts only: the loader’s tag has it too', async () => {
    const response = await get('inline_nonce');
    const [policy] = policies(response);
    const { nonce } = facts(response);
    expect(nonce).toHaveLength(24);
    expect(policy!.value).toBe(`script-src 'nonce-${nonce}' 'strict-dynamic'`);
    const off = await get('inline_nonce', '&off=1');
    expect(facts(off)).not.toHaveProperty('nonce');
    expect((await visit('inline_nonce')).widget).toBe(true);
  });

  describe('what cannot be merged is left as it is', () => {
    /** The blockers that the plugin reports of a response. */
    const blockers = (headers: readonly Header[], meta: readonly string[] = []): Promise<string[]> =>
      stack.evalPhp(
        `$page   = new TalkMessenger\\Csp\\Page( home_url( '/' ), home_url( '/loader.js' ) );
        $result = ( new TalkMessenger\\Services() )->policies()->response( json_decode( '${JSON.stringify(headers).replaceAll("'", "\\'")}', true ), json_decode( '${JSON.stringify(meta).replaceAll("'", "\\'")}', true ), $page );
        return array_map( static function ( $blocker ) { return trim( $blocker->code() . ' ' . ( $blocker->values['setting'] ?? '' ) ); }, $result->blockers );`,
      );
    const blocked = async (place: string): Promise<void> => {
      const [before, after] = [await visit(place, '&off=1'), await visit(place)];
      expect(after.widget).toBe(false);
      expect(ofTalk(after).length).toBeGreaterThan(0);
      expect(after.own).toEqual(before.own);
    };

    test('strict-dynamic without a nonce', async () => {
      const own = await sent('no_nonce', '&off=1');
      expect(await sent('no_nonce')).toEqual(own);
      expect(await blockers(own)).toContain('strictDynamic');
      await blocked('no_nonce');
    });

    test('a policy of nginx, which PHP does not see', async () => {
      const own = await sent('nginx', '&off=1');
      expect(own).toEqual([{ name: 'content-security-policy', value: POLICY }]);
      expect(await sent('nginx')).toEqual(own);
      expect(await blockers(own)).toEqual(['blobWorkers']);
      await blocked('nginx');
    });

    test('a policy in a meta element', async () => {
      expect(await sent('meta')).toEqual([]);
      expect(await blockers([], [POLICY])).toContain('metaPolicy');
      await blocked('meta');
    });

    test('a directive that only some browsers drop, where another of its name would count', async () => {
      const doubtful = { name: 'Content-Security-Policy', value: "img-src ‘self’; img-src 'self'" };
      expect(await blockers([doubtful])).toContain('nonAsciiDuplicate');
    });

    test('headers that would outgrow the server', async () => {
      const own = await sent('long', '&off=1');
      expect(own[0]!.value.length).toBeGreaterThan(1000);
      expect(await sent('long')).toEqual(own);
      expect(await blockers(own)).toContain('headersTooLarge fastcgi_buffer_size');
      await blocked('long');
    });
  });

  test('where the server takes larger headers, the site says so', async () => {
    const own = await sent('long', '&off=1');
    expect(await sent('long', '&limit=32768')).not.toEqual(own);
    expect(await sent('send_headers', '&limit=32k')).toEqual(await sent('send_headers'));
    await stack.runPhp(
      `file_put_contents( WP_CONTENT_DIR . '/mu-plugins/limit.php', "<?php add_filter( 'talk_messenger_header_limit', static function () { return 32768; } );" );`,
    );
    try {
      await expectTalk('long');
    } finally {
      await stack.runPhp(`unlink( WP_CONTENT_DIR . '/mu-plugins/limit.php' );`);
    }
  });

  test('somebody else’s callback is kept, and that ours was not called is noted', async () => {
    const lost = (): Promise<number | null> =>
      stack.evalPhp(`return TalkMessenger\\Csp\\Header_Callback::replaced_at();`);
    expect(await lost()).toBeNull();
    const before = Math.floor(Date.now() / 1000);
    const own = await sent('lost', '&off=1');
    expect(own).toHaveLength(1);
    expect(await sent('lost')).toEqual(own);
    const noted = await lost();
    expect(noted).toBeGreaterThanOrEqual(before);
    expect(noted).toBeLessThanOrEqual(Date.now() / 1000);
    await stack.runPhp(`TalkMessenger\\Csp\\Header_Callback::forget();`);
    await expectTalk('lost', '&hand_over=1');
    expect(await lost()).toBeNull();
  });

  test('responses without the loader keep the site’s own policies', async () => {
    for (const [place, status] of [
      ['moved', 302],
      ['message', 403],
      ['data', 200],
      ['without_loader', 200],
    ] as const) {
      const response = await get(place);
      expect([place, response.status]).toEqual([place, status]);
      expect([place, policies(response)]).toEqual([place, await sent(place, '&off=1')]);
      expect(policies(response).length).toBeGreaterThan(0);
    }
    const feed = await fetchPage(`${stack.url}/feed/?place=early`);
    expect(policies(feed)).toEqual(policies(await fetchPage(`${stack.url}/feed/?place=early&off=1`)));
  });

  test('a page cache keeps the merged policy, in front of PHP and on disk', async () => {
    const first = await get('send_headers', '&cached=1');
    const second = await get('send_headers', '&cached=1');
    expect([first.headers.get('x-cache'), second.headers.get('x-cache')]).toEqual(['MISS', 'HIT']);
    expect(policies(second)).toEqual(policies(first));
    expect(policies(second)).not.toEqual(await sent('send_headers', '&off=1'));
    const seen = await visit('send_headers', '&cached=1');
    expect([seen.widget, ofTalk(seen)]).toEqual([true, []]);

    const [policy] = await sent('recorded');
    const recorded = await stack.evalPhp<Record<string, string>>(
      `return get_option( 'talk_test_recorded' );`,
    );
    expect(Object.values(recorded)).toEqual([`Content-Security-Policy: ${policy!.value}`]);
  });

  test('the merge adds no query to a page, and nothing is logged', async () => {
    const queries = async (more: string): Promise<number> => {
      await stack.measure(`/?place=send_headers${more}`);
      return (await stack.measure(`/?place=send_headers${more}`)).queries;
    };
    expect(await queries('')).toBe(await queries('&off=1'));
    expect(stack.phpLog()).toBe('');
  });
});
