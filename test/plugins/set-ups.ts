// What is switched on in plugins that do nothing, or less than they could, until somebody chooses: PHP that runs on the
// site as its administrator. A plugin that is not listed runs as it is activated.
import { phpString } from '../wordpress/php-code.ts';

/** One way of running a plugin. */
export interface SetUp {
  /** What is switched on, in a few words for the table. */
  readonly what: string;
  /** A page of the administration that is opened first, where a plugin finishes its installation there. */
  readonly visit?: string;
  readonly code: string;
  /** Whether pages come out of its cache then; a row that shows none says nothing about one. */
  readonly caches?: true;
}

const AS_ACTIVATED: SetUp = { what: 'as activated', code: '' };

/** A chat that prints nothing before it is connected: the options that connecting leaves behind, for an account of nobody. */
const connected = (options: Readonly<Record<string, string | Readonly<Record<string, string>>>>): SetUp => ({
  what: 'connected to no account',
  code: Object.entries(options)
    .map(
      ([name, value]) =>
        `update_option( ${phpString(name)}, json_decode( ${phpString(JSON.stringify(value))}, true ) );`,
    )
    .join('\n'),
});

/** Switches a module of Jetpack Boost on. */
const boostModule = (slug: string): string =>
  `( new Automattic\\Jetpack_Boost\\Lib\\Status( '${slug}' ) )->set( true );`;

/** By the plugin's folder; more than one where a plugin takes scripts apart in several ways. */
const SET_UPS: Readonly<Record<string, readonly SetUp[]>> = {
  autoptimize: [
    {
      what: 'aggregate JS (inline too), CSS, HTML',
      code: `foreach ( array( 'js', 'js_aggregate', 'js_include_inline', 'css', 'css_aggregate', 'html' ) as $name ) { update_option( "autoptimize_$name", 'on' ); }
      update_option( 'autoptimize_js_exclude', '' );`,
    },
  ],
  breeze: [
    { what: 'page cache', code: '', caches: true },
    ...(['breeze-minify-js', 'breeze-group-js', 'breeze-delay-all-js'] as const).map((option) => ({
      what: option.slice('breeze-'.length),
      code: `$options = (array) get_option( 'breeze_file_settings', array() );
      $options['breeze-minify-js'] = '${option === 'breeze-delay-all-js' ? '0' : '1'}';
      $options['${option}'] = '1';
      $options['breeze-include-inline-js'] = '1';
      update_option( 'breeze_file_settings', $options );
      if ( class_exists( 'Breeze_ConfigCache' ) ) { Breeze_ConfigCache::write_config_cache(); }`,
    })),
  ],
  'cache-enabler': [{ what: 'page cache', code: '', caches: true }],
  chatwoot: [
    connected({ chatwootSiteToken: 'a1b2c3d4e5f6g7h8i9j0k1l2', chatwootSiteURL: 'https://chat.example' }),
  ],
  crisp: [connected({ website_id: '12345678-1234-1234-1234-123456789012' })],
  intercom: [connected({ intercom: { app_id: 'abcd1234', secret: '' } })],
  'jetpack-boost': [
    {
      what: 'page cache',
      caches: true,
      code: `${boostModule('page_cache')} Automattic\\Jetpack_Boost\\Modules\\Optimizations\\Page_Cache\\Page_Cache_Setup::run_setup();`,
    },
    { what: 'concatenate JS', code: boostModule('minify_js') },
    { what: 'defer JS', code: boostModule('render_blocking_js') },
  ],
  'litespeed-cache': [
    {
      what: 'minify, combine (inline too), delay JS',
      code: `foreach ( array( 'optm-js_min' => 1, 'optm-js_comb' => 1, 'optm-js_comb_ext_inl' => 1, 'optm-js_defer' => 2, 'optm-html_min' => 1 ) as $name => $value ) { update_option( "litespeed.conf.$name", $value ); }`,
    },
  ],
  'rocketchat-livechat': [connected({ 'rocketchat-livechat-url': 'https://chat.example' })],
  'tawkto-live-chat': [
    connected({
      'tawkto-embed-widget-page-id': '1234567890abcdef12345678',
      'tawkto-embed-widget-widget-id': '1abcdefgh',
    }),
  ],
  'tidio-live-chat': [
    connected({
      'tidio-one-public-key': 'abcdefghijklmnopqrstuvwxyz012345',
      'tidio-one-private-key': 'abcdefghijklmnopqrstuvwxyz012345',
    }),
  ],
  'w3-total-cache': [
    {
      what: 'page cache',
      caches: true,
      code: `$config = W3TC\\Dispatcher::config(); $config->set( 'pgcache.enabled', true ); $config->set( 'pgcache.engine', 'file' ); $config->save();
      try { ( new W3TC\\Root_Environment() )->fix_in_wpadmin( $config, true ); } catch ( Throwable $other ) { echo ''; }`,
    },
    {
      what: 'page cache, minify auto',
      caches: true,
      code: `$config = W3TC\\Dispatcher::config();
      foreach ( array( 'pgcache.enabled' => true, 'pgcache.engine' => 'file', 'minify.enabled' => true, 'minify.auto' => true, 'minify.js.enable' => true, 'minify.engine' => 'file' ) as $name => $value ) { $config->set( $name, $value ); }
      $config->save();
      try { ( new W3TC\\Root_Environment() )->fix_in_wpadmin( $config, true ); } catch ( Throwable $other ) { echo ''; }`,
    },
  ],
  'wp-fastest-cache': [
    {
      what: 'page cache, minify HTML, combine JS',
      caches: true,
      code: `update_option( 'WpFastestCache', wp_json_encode( array( 'wpFastestCacheStatus' => 'on', 'wpFastestCacheMinifyHtml' => 'on', 'wpFastestCacheCombineJs' => 'on', 'wpFastestCacheNewPost' => 'on', 'wpFastestCacheNewPost_type' => 'all', 'wpFastestCacheUpdatePost' => 'on', 'wpFastestCacheUpdatePost_type' => 'post' ) ) );`,
    },
  ],
  'wp-live-chat-software-for-wordpress': [
    connected({
      livechat_widget_url:
        'https://connect.livechatinc.com/api/v1/script/12345678-1234-1234-1234-123456789012/widget.js',
    }),
  ],
  'wp-optimize': [
    {
      what: 'page cache',
      caches: true,
      code: `$cache = WP_Optimize()->get_page_cache(); $cache->create_folders();
      WPO_Cache_Config::instance()->update( array( 'enable_page_caching' => true ) + WPO_Cache_Config::instance()->get() );
      $cache->enable( true );`,
    },
    {
      what: 'minify, merge, defer JS',
      code: `wp_optimize_minify_config()->update( array( 'enabled' => true, 'enable_js' => true, 'enable_merging_of_js' => true, 'enable_js_minification' => true, 'enable_defer_js' => 'all' ) );`,
    },
  ],
  'wp-super-cache': [
    {
      what: 'page cache',
      caches: true,
      visit: '/wp-admin/options-general.php?page=wpsupercache',
      code: `wp_cache_enable(); wp_super_cache_enable(); wp_cache_setting( 'wp_cache_mod_rewrite', 0 );`,
    },
  ],
};

/** The ways to run a plugin, by its folder. */
export const setUpsOf = (folder: string): readonly SetUp[] =>
  (Object.hasOwn(SET_UPS, folder) ? SET_UPS[folder] : undefined) ?? [AS_ACTIVATED];
