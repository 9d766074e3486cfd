import { join } from 'node:path';
import { expect } from '@jest/globals';
import type { Settings } from '@talk-suite/core/settings';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { PageContext, Rule } from '../../../../core/visibility/index.ts';
import { keepProcess, launchChromium } from '../../../browser/chromium.ts';
import { PATIENCE } from '../../../patience.ts';
import { connectedSettings, storeSettings } from '../../../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../../../wordpress/stack.ts';
import { wordpressChoices } from '../../../wordpress/versions.ts';
import { signIn, type SignedIn } from '../../site/rest-client.ts';

export const META = '_talk_messenger_visibility';
export const REST = '/talk-messenger/v1';
/** Markup where names and titles are expected; it would leave a trace where it runs. */
export const NASTY = '<img src=x onerror="window.talkAttack=1">';

export const rule = (id: string, effect: Rule['effect'], when: Rule['when'], name = id): Rule => ({
  id,
  name,
  effect,
  enabled: true,
  when,
});

export const RULES: readonly Rule[] = [
  rule('checkout', 'hide', { path: ['/checkout*'] }, `Checkout ${NASTY}`),
  rule('phones', 'hide', { path: ['/phones'], device: ['mobile'] }),
  rule('staff', 'hide', { path: ['/about'], role: ['administrator'] }, 'Staff'),
];

const PAGES = ['Home', 'Blog', 'Shop', 'Checkout', 'About', 'Phones', 'Contact'] as const;
const NAMES = ['nasty', 'child', 'secret', 'first', 'own', 'mug', 'news', 'mugs'] as const;
/** Pages, posts and terms of the site. */
export type Name = Lowercase<(typeof PAGES)[number]> | (typeof NAMES)[number];

const CONTENT = `
  $author = get_user_by( 'login', 'author' )->ID;
  $create = static function ( $title, $type = 'page', $more = array() ) {
    return wp_insert_post( wp_slash( $more + array( 'post_type' => $type, 'post_status' => 'publish', 'post_title' => $title, 'post_content' => 'x', 'post_author' => 1 ) ) );
  };
  $ids = array();
  foreach ( array( '${PAGES.join("', '")}' ) as $title ) {
    $ids[ strtolower( $title ) ] = $create( $title );
  }
  update_option( 'show_on_front', 'page' );
  update_option( 'page_on_front', $ids['home'] );
  update_option( 'page_for_posts', $ids['blog'] );
  update_option( 'woocommerce_shop_page_id', $ids['shop'] );
  $ids['nasty']  = $create( 'Nasty ${NASTY}', 'page', array( 'post_name' => 'nasty' ) );
  $ids['child']  = $create( 'Child', 'page', array( 'post_parent' => $ids['about'] ) );
  $ids['secret'] = $create( 'Secret', 'page', array( 'post_status' => 'private' ) );
  $ids['first']  = $create( 'First', 'post' );
  $ids['own']    = $create( 'Own', 'post', array( 'post_author' => $author ) );
  $ids['mug']    = $create( 'Mug', 'product' );
  $ids['news']   = wp_insert_term( 'News', 'category', array( 'slug' => 'news' ) )['term_id'];
  $ids['mugs']   = wp_insert_term( 'Mugs', 'product_cat', array( 'slug' => 'mugs' ) )['term_id'];
  wp_set_object_terms( $ids['first'], array( $ids['news'] ), 'category' );
  wp_set_object_terms( $ids['mug'], array( $ids['mugs'] ), 'product_cat' );
  // Past wp_insert_term(), which leaves no markup: an import may leave some.
  global $wpdb;
  $wpdb->update( $wpdb->terms, array( 'name' => 'Mugs ${NASTY}' ), array( 'term_id' => $ids['mugs'] ) );
  clean_term_cache( $ids['mugs'] );
  flush_rewrite_rules();
  return $ids;`;

/** What the endpoints answer about a page. */
export interface KnownPage {
  context: PageContext & { id: number | null };
  title: string;
  edit: string | null;
  typeLabel?: string;
}

/** One WordPress with pages, posts, terms and a shop, connected, with the rules above. */
export interface AdminSite {
  readonly stack: WordPressStack;
  readonly admin: SignedIn;
  readonly ids: Readonly<Record<Name, number>>;
  /** Signs a user in, once. */
  as(user: string): Promise<SignedIn>;
  /** A tab of a signed-in user; closed by `closeTabs`. */
  open(path: string, user?: string, options?: { javaScriptEnabled?: boolean }): Promise<Page>;
  closeTabs(): Promise<void>;
  /** Reads one of the plugin's endpoints as the administrator. */
  get<Body>(path: string): Promise<Body>;
  /** A post's own setting; null for inherit. */
  own(name: Name): Promise<string | null>;
  setOwn(name: Name, value: string): Promise<void>;
  /** The setting of a term's archive, as its meta; empty for inherit. */
  ownOfTerm(id: number): Promise<string>;
  rules(): Promise<readonly Rule[]>;
  storeRules(rules: readonly Rule[]): Promise<void>;
  /** Whether markup of ours ran on a page. */
  attacked(page: Page): Promise<boolean>;
  stop(): Promise<void>;
}

const connect = (stack: WordPressStack): Promise<void> => {
  const settings = connectedSettings({
    trackingKey: 'Zm9vYmFyYmF6cXV4YWNtZQ',
    captureHost: 'https://capture-api.autopilotapp.com/',
    scriptUrl: 'https://cdn2l.ink/app.js',
  });
  return storeSettings(stack, { ...settings, visibility: { ...settings.visibility, rules: RULES } });
};

/** Tabs of signed-in users; each user has a browser of their own, which keeps the files of WordPress's screens. */
const tabs = (stack: WordPressStack, browser: Browser) => {
  const signInBrowser = async (user: string, options: BrowserContextOptions): Promise<BrowserContext> => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(PATIENCE);
    await context.addCookies(await stack.loginCookies(user));
    await keepProcess(context, `${stack.url}/license.txt`);
    return context;
  };
  const contexts = new Map<string, BrowserContext>();
  return {
    open: async (path: string, user = 'admin', options: { javaScriptEnabled?: boolean } = {}) => {
      const key = JSON.stringify([user, options]);
      const context = contexts.get(key) ?? (await signInBrowser(user, options));
      contexts.set(key, context);
      const page = await context.newPage();
      await page.goto(stack.url + path);
      return page;
    },
    close: async () => {
      await Promise.all(
        [...contexts.values()].flatMap((context) => context.pages().map((page) => page.close())),
      );
    },
  };
};

export const startAdminSite = async (): Promise<AdminSite> => {
  const [stack, browser] = await Promise.all([
    startNative({
      wordpress: wordpressChoices().at(-1)!,
      muPlugins: [join(import.meta.dirname, '../visibility-rules.php')],
    }),
    launchChromium(),
  ]);
  await stack.createUsers();
  await connect(stack);
  const ids = await stack.evalPhp<Record<Name, number>>(CONTENT);
  const signedIn = new Map([['admin', await signIn(stack, 'admin')]]);
  const admin = signedIn.get('admin')!;
  const { open, close } = tabs(stack, browser);
  const get = async <Body>(path: string): Promise<Body> => (await admin.rest<Body>('GET', REST + path)).body;
  const stored = () => get<{ revision: number; settings: Settings }>('/settings');
  return {
    stack,
    admin,
    ids,
    open,
    closeTabs: close,
    get,
    as: async (user) => {
      if (!signedIn.has(user)) signedIn.set(user, await signIn(stack, user));
      return signedIn.get(user)!;
    },
    own: async (name) => (await get<{ override: string | null }>(`/decision?post=${ids[name]}`)).override,
    setOwn: async (name, value) => {
      await stack.runPhp(`update_post_meta( ${ids[name]}, '${META}', '${value}' );`);
    },
    ownOfTerm: (id) => stack.evalPhp(`return get_term_meta( ${id}, '${META}', true );`),
    rules: async () => (await stored()).settings.visibility.rules,
    storeRules: async (rules) => {
      const { revision, settings } = await stored();
      const changed = { ...settings, visibility: { ...settings.visibility, rules } };
      const { status } = await admin.rest('PUT', `${REST}/settings`, { revision, settings: changed });
      expect(status).toBe(200);
    },
    attacked: (page) => page.evaluate(() => 'talkAttack' in window),
    stop: async () => {
      await browser.close();
      await stack.stop();
    },
  };
};
