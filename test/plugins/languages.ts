// A multilingual plugin next to ours, on a site in English and Austrian German.
import type { Browser } from 'playwright-core';
import { defaultSettings } from '@talk-suite/core/settings';
import { signIn, type SignedIn } from '../e2e/site/rest-client.ts';
import { embedTags } from '../e2e/site/embed-tag.ts';
import { PATIENCE } from '../patience.ts';
import type { Ortto } from '../sandbox/ortto/server.ts';
import { connectedSettings } from '../wordpress/connect.ts';
import { startNative, type WordPressStack } from '../wordpress/stack.ts';
import { press } from './press.ts';
import type { FoundPlugin } from './found.ts';

const NAMESPACE = '/talk-messenger/v1';

/** The line below the messenger's title, as a new messenger has it. */
const OWN = 'How can we help?';
const GERMAN = 'Was & wie können wir helfen?';

/** How a plugin comes to two languages, and the messenger to its texts in the second. */
interface Languages {
  /** PHP that sets the languages up; yields the path of a page in German. */
  readonly setUp: string;
  /** Translates that line in the plugin itself; null where the settings have the translation. */
  readonly translate: ((admin: SignedIn) => Promise<void>) | null;
  /** An address at which the plugin edits translations on the page; null where it has none. */
  readonly editor: string | null;
}

const valueOf = (html: string, field: RegExp): string =>
  /value="([^"]*)"/.exec(field.exec(html)?.[0] ?? '')?.[1] ?? '';

/** On Polylang's own page, by its own form. */
const translateInPolylang = async (admin: SignedIn): Promise<void> => {
  const path = '/wp-admin/admin.php?page=mlang_strings&group=Talk+Messenger';
  const { html } = await admin.page(path);
  const key = [...html.matchAll(/name="translation\[de\]\[([0-9a-f]{32})\]"[^>]*value="([^"]*)"/g)].find(
    ([, , value]) => value === OWN,
  )?.[1];
  if (key === undefined) throw new Error('The text is not on Polylang’s list.');
  const form = new URLSearchParams({
    pll_action: 'string-translation',
    '_wpnonce_string-translation': valueOf(html, /<input[^>]*name="_wpnonce_string-translation"[^>]*>/),
    [`translation[de][${key}]`]: GERMAN,
    submit: 'Save',
  });
  await admin.page(`${path}&noheader=true`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    redirect: 'manual',
  });
};

const LANGUAGES: Readonly<Record<string, Languages>> = {
  polylang: {
    setUp: `require_once POLYLANG_DIR . '/admin/admin-model.php';
      $options = (array) get_option( 'polylang' );
      $model   = new PLL_Admin_Model( $options );
      foreach ( array( array( 'English', 'en', 'en_US' ), array( 'Deutsch (Österreich)', 'de', 'de_AT' ) ) as $at => list( $name, $slug, $locale ) ) {
        $model->add_language( array( 'name' => $name, 'slug' => $slug, 'locale' => $locale, 'rtl' => 0, 'term_group' => $at ) );
      }
      update_option( 'polylang', array_merge( (array) get_option( 'polylang' ), array( 'default_lang' => 'en', 'force_lang' => 1 ) ) );
      $model->clean_languages_cache();
      $model->set_language_in_mass( 'en' );
      $page = wp_insert_post( array( 'post_type' => 'page', 'post_status' => 'publish', 'post_title' => 'Kontakt' ) );
      wp_set_object_terms( $page, 'de', 'language' );
      delete_option( 'rewrite_rules' );
      return '/de/kontakt/';`,
    translate: translateInPolylang,
    editor: null,
  },
  'translatepress-multilingual': {
    setUp: `$settings = (array) get_option( 'trp_settings' );
      update_option( 'trp_settings', array_merge( $settings, array(
        'default-language'      => 'en_US',
        'translation-languages' => array( 'en_US', 'de_AT' ),
        'publish-languages'     => array( 'en_US', 'de_AT' ),
        'url-slugs'             => array( 'en_US' => 'en', 'de_AT' => 'de' ),
      ) ) );
      return '/de/hello-world/';`,
    translate: null,
    editor: '/?trp-edit-translation=preview',
  },
};

/** Whether a plugin is one that is known here. */
export const isMultilingual = ({ slug }: FoundPlugin): boolean => Object.hasOwn(LANGUAGES, slug);

/** What a row says, in the order of `LANGUAGES_HEAD`. */
export const LANGUAGES_HEAD = [
  'in two languages',
  'version',
  'offered for rules',
  'a rule on the page',
  'Try an address',
  'the messenger’s text from',
  'in Chromium',
  'in its editor',
  'notices',
  'result',
] as const;

/** What a visitor of a page reads there, whose browser prefers English. */
const readOn = async (browser: Browser, url: string): Promise<string> => {
  const context = await browser.newContext({ locale: 'en-GB' });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE / 4);
    await page.goto(url, { waitUntil: 'load' });
    await page.locator('talk-suite-launcher, talk-suite-messenger').getByRole('button').first().click();
    const line = page.getByText(GERMAN).or(page.getByText(OWN)).first();
    await line.waitFor();
    return (await line.textContent()) ?? '';
  } finally {
    await context.close();
  }
};

const rule = { id: 'german', name: '', effect: 'hide', enabled: true, when: { locale: ['de'] } } as const;

/** The settings of a site with the messenger; without a plugin's list, with the owner's translation. */
const settingsFor = (ortto: Ortto, { translate }: Languages, rules: readonly object[]) => {
  const { messenger, visibility } = defaultSettings();
  const locales = translate === null ? [{ locale: 'de', texts: [{ of: OWN, as: GERMAN }] }] : [];
  return {
    ...connectedSettings(ortto),
    messenger: { ...messenger, mode: 'on', content: { ...messenger.content, locales } },
    visibility: { ...visibility, rules },
  };
};

const save = async (admin: SignedIn, settings: object): Promise<void> => {
  const { revision } = (await admin.rest<{ revision: number }>('GET', `${NAMESPACE}/settings`)).body;
  const { status } = await admin.rest('PUT', `${NAMESPACE}/settings`, { revision, settings });
  if (status !== 200) throw new Error(`A save was answered with ${status}.`);
};

const inTwoLanguages = async (
  plugin: FoundPlugin,
  stack: WordPressStack,
  { ortto, browser }: { ortto: Ortto; browser: Browser },
): Promise<string[]> => {
  const languages = LANGUAGES[plugin.slug]!;
  const admin = await signIn(stack, 'admin');
  await press(admin, 'activate', `${plugin.slug}/${plugin.file}`);
  const path = await stack.evalPhp<string>(languages.setUp, { user: 'admin' });
  await admin.page('/wp-admin/index.php');

  await save(admin, settingsFor(ortto, languages, [rule]));
  const tagOf = async (at: string) => embedTags(await (await fetch(stack.url + at)).text())[0]?.attributes;
  const decided =
    (await tagOf(path))?.['data-rule'] === rule.id && !(await tagOf('/hello-world/'))?.['data-rule'];
  const { locales } = (
    await admin.rest<{ locales: { value: string }[] }>('GET', `${NAMESPACE}/visibility/choices`)
  ).body;
  const offered = ['en-US', 'de-AT'].every((tag) => locales.some(({ value }) => value === tag));
  const { context } = (
    await admin.rest<{ context: { locale: string; url: string } }>(
      'GET',
      `${NAMESPACE}/visibility/context?address=${encodeURIComponent(path)}`,
    )
  ).body;
  const tried = `${context.locale}, ${context.url}`;

  await save(admin, settingsFor(ortto, languages, []));
  await languages.translate?.(admin);
  const german = await readOn(browser, stack.url + path);
  const own = await readOn(browser, `${stack.url}/hello-world/`);
  const inEditor =
    languages.editor === null
      ? '–'
      : embedTags((await admin.page(languages.editor)).html).length === 0
        ? 'no tag'
        : 'A TAG';
  const notices = stack.phpLog().split('\n').filter(Boolean).length;
  const passed =
    decided &&
    offered &&
    tried === `de_AT, ${path}` &&
    german === GERMAN &&
    own === OWN &&
    inEditor !== 'A TAG' &&
    notices === 0;
  return [
    plugin.name,
    plugin.version,
    offered ? 'both' : 'NOT BOTH',
    decided ? 'holds' : 'DOES NOT HOLD',
    tried,
    languages.translate === null ? 'our settings' : 'its list',
    german === GERMAN && own === OWN ? 'German, English' : `${german} / ${own}`,
    inEditor,
    String(notices),
    passed ? 'pass' : 'FAIL',
  ];
};

/** One multilingual plugin next to ours: a row of the table. */
export const runInLanguages = async (
  plugin: FoundPlugin,
  around: { ortto: Ortto; browser: Browser; wordpress: string },
): Promise<string[]> => {
  const stack = await startNative({
    wordpress: around.wordpress,
    copies: [{ from: plugin.folder, to: `wp-content/plugins/${plugin.slug}` }],
  });
  try {
    return await inTwoLanguages(plugin, stack, around);
  } finally {
    await stack.stop();
  }
};
