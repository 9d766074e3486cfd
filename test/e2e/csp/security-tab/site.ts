import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { emit, merge } from '@talk-suite/core/csp';
import type { Settings } from '@talk-suite/core/settings';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../../browser/chromium.ts';
import { startOrtto, type Ortto } from '../../../sandbox/ortto/server.ts';
import { connectedSettings, storeSettings } from '../../../wordpress/connect.ts';
import { phpString } from '../../../wordpress/php-code.ts';
import { NO_COMMAND_PALETTE, startNative, type WordPressStack } from '../../../wordpress/stack.ts';
import type { WordPressChoice } from '../../../wordpress/versions.ts';
import { signIn, type SignedIn } from '../../site/rest-client.ts';

export const API = '/talk-messenger/v1';

/** What a strict plugin would send; it forgets nothing that the demo pages need, and knows nothing of Talk. */
export const STRICT =
  "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; worker-src 'self' blob:";
/** What nginx adds at `/strict/`. */
export const NGINX = "connect-src 'self'";

interface Failure {
  readonly code: string;
  readonly data: { readonly errors: readonly { readonly code: string }[] };
}

interface ObservedRow {
  readonly directive: string;
  readonly source: string;
  readonly visitors: number;
}

/** A connected site behind nginx and its page cache, with another plugin that sends policies. */
export interface SecuritySite {
  readonly stack: WordPressStack;
  readonly ortto: Ortto;
  readonly browser: Browser;
  readonly admin: SignedIn;
  /** What the screen is going to propose for the policy of nginx; in place at `/mended/`. */
  readonly snippet: string;
  /** What the other plugin does from now on. */
  does(what: {
    headers?: readonly string[];
    /** At `send_headers`. */
    early?: readonly string[];
    /** From then on the page seems to be encrypted. */
    encrypted?: boolean;
    /** At the last moment, in the place of PHP's one callback. */
    late?: readonly string[];
    meta?: string;
    redirect?: string;
  }): Promise<string>;
  /** Whether the other plugin's policy is the visitor's consent. */
  policyIsConsent(is: boolean): Promise<unknown>;
  /** Has the plugin add to policies. */
  turnMergeOn(): Promise<unknown>;
  /** A page that no cache has yet. */
  fresh(path?: string): string;
  emptyCache(): void;
  /** Has a page checked: the status, and the code of what stood against it. */
  check(url: string, as?: SignedIn): Promise<readonly [number, string]>;
  observed(): Promise<ObservedRow[]>;
  /** As every test finds it: connected, nothing merged, no other plugin. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

const settingsFor = (ortto: Ortto): Settings => {
  const all = connectedSettings(ortto);
  return { ...all, connection: { ...all.connection!, dataRegion: 'us' } };
};

const snippetFor = ({ csp, connection }: Settings): string => {
  const { headers } = merge(
    { headers: [{ name: 'content-security-policy', value: NGINX }], page: { url: 'http://127.0.0.1/' } },
    { account: connection, settings: csp },
  );
  return emit(headers, 'nginx').text;
};

/** The front page at another address, through a second pass of nginx, as behind a CDN. */
const at = (path: string, further: string): string => `location = ${path} {
    proxy_pass http://127.0.0.1:$server_port/$is_args$args;
    proxy_set_header Host $http_host;
    ${further}
  }`;

export const startSecuritySite = async (wordpress: WordPressChoice): Promise<SecuritySite> => {
  const ortto = await startOrtto({ https: true });
  const settings = settingsFor(ortto);
  const snippet = snippetFor(settings);
  const [browser, stack] = await Promise.all([
    launchChromium({ hosts: ortto.hosts, trust: ortto.trust }),
    startNative({
      wordpress,
      muPlugins: [
        NO_COMMAND_PALETTE,
        join(import.meta.dirname, 'another-plugin.php'),
        join(import.meta.dirname, '../../site/switches.php'),
        join(import.meta.dirname, '../../../sandbox/wordpress-plugins/consent.php'),
      ],
      pageCache: true,
      nginx: [
        at('/strict/', `add_header Content-Security-Policy "${NGINX}" always;`),
        at('/mended/', snippet),
        at('/lost/', 'proxy_hide_header Content-Security-Policy;'),
        at(
          '/stale/',
          `add_header Content-Security-Policy "script-src 'nonce-$request_id' 'strict-dynamic'";`,
        ),
      ].join('\n'),
    }),
  ]);
  await stack.createUsers();
  const admin = await signIn(stack, 'admin');
  const does: SecuritySite['does'] = (what) =>
    stack.runPhp(`update_option( 'talk_test_site', ${phpString(JSON.stringify(what))} );`);
  let visits = 0;
  return {
    stack,
    ortto,
    browser,
    admin,
    snippet,
    does,
    policyIsConsent: (is) => stack.runPhp(`update_option( 'talk_test_consent', '${is ? 'policy' : ''}' );`),
    fresh: (path = '/') => `${path}?visit=${++visits}`,
    emptyCache: () => {
      const folder = join(stack.folder, '../nginx-cache');
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
    },
    check: async (url, as = admin) => {
      const { status, body } = await as.rest<Failure>('POST', `${API}/security/check`, { url });
      return [status, status === 200 ? '' : (body.data.errors?.[0]?.code ?? body.code)];
    },
    observed: async () =>
      (await admin.rest<{ rows: ObservedRow[] }>('GET', `${API}/security/observation`)).body.rows,
    turnMergeOn: () => storeSettings(stack, { ...settings, csp: { ...settings.csp, mode: 'merge' } }),
    reset: async () => {
      await storeSettings(stack, settings);
      await does({});
    },
    stop: async () => {
      await browser.close();
      await Promise.all([stack.stop(), ortto.stop()]);
    },
  };
};
