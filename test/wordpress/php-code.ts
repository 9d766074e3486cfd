import type { StackPlan } from './stack-protocol.ts';

export interface LoginCookie {
  name: string;
  value: string;
  url: string;
}

export const phpString = (text: string): string =>
  `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

/**
 * A whole PHP file that loads WordPress as a request to the site would, and then runs `code`. WordPress is
 * loaded inside a function-free scope, so that its globals are globals.
 */
export const phpSource = (
  plan: StackPlan,
  code: string,
  options: { user?: string; site?: string; installing?: boolean } = {},
): string => {
  const root = plan.kind === 'playground' ? '/wordpress' : plan.site;
  const statements = code.replace(/^\s*<\?php\b/, '');
  return [
    '<?php',
    `$_SERVER['HTTP_HOST'] = '127.0.0.1:${plan.port}';`,
    `$_SERVER['SERVER_NAME'] = '127.0.0.1';`,
    `$_SERVER['SERVER_PORT'] = '${plan.port}';`,
    `$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';`,
    `$_SERVER['REMOTE_ADDR'] = '127.0.0.1';`,
    `$_SERVER['REQUEST_METHOD'] = 'GET';`,
    // A Playground that signs everybody in would answer with a redirect instead.
    `$_COOKIE['playground_auto_login_already_happened'] = '1';`,
    `$_SERVER['REQUEST_URI'] = ${phpString(options.site ?? '/')};`,
    // While it installs, WordPress guesses its address from the script's path unless it is told.
    ...(options.installing === true
      ? [
          `define( 'WP_INSTALLING', true );`,
          `defined( 'WP_SITEURL' ) || define( 'WP_SITEURL', ${phpString(plan.url)} );`,
        ]
      : []),
    // A fatal error is told in one line instead of a page for visitors.
    `define( 'WP_DISABLE_FATAL_ERROR_HANDLER', true );`,
    `register_shutdown_function( static function () {`,
    `\t$error = error_get_last();`,
    `\tif ( $error && ( $error['type'] & ( E_ERROR | E_PARSE | E_CORE_ERROR | E_COMPILE_ERROR | E_USER_ERROR | E_RECOVERABLE_ERROR ) ) ) {`,
    `\t\techo "\\n", $error['message'];`,
    `\t}`,
    `} );`,
    // The counters buffer a page's output; here the output is the result.
    `define( 'TALK_TEST_NO_COUNTERS', true );`,
    `require ${phpString(`${root}/wp-load.php`)};`,
    ...(options.user === undefined
      ? []
      : [`wp_set_current_user( get_user_by( 'login', ${phpString(options.user)} )->ID );`]),
    statements,
  ].join('\n');
};

/** Reads the JSON in the last line that a script printed. */
export const lastJson = <T>(output: string): T => {
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  try {
    return JSON.parse(line) as T;
  } catch {
    throw new Error(`PHP printed something else than the expected value: ${output.slice(-500)}`);
  }
};

/** Panels and welcome texts that would stand in a test's way. */
const preferencesFor = (id: string): string => `
	update_user_meta( ${id}, $GLOBALS['wpdb']->get_blog_prefix() . 'persisted_preferences', array(
		'core'           => array( 'welcomeGuide' => false, 'enableChoosePatternModal' => false ),
		'core/edit-post' => array( 'welcomeGuide' => false, 'fullscreenMode' => false ),
		'core/edit-site' => array( 'welcomeGuide' => false ),
		'_modified'      => gmdate( 'c' ),
	) );`;

export const adminPreferencesCode = preferencesFor('1');

/** One user for each role, named after it; `siteadmin` is an administrator, but of no network. */
export const usersCode = `
// A password that everybody knows needs no costly hash.
add_filter( 'wp_hash_password_options', static fn() => array( 'cost' => 4 ) );
$roles = array( 'editor' => 'editor', 'author' => 'author', 'contributor' => 'contributor', 'subscriber' => 'subscriber', 'siteadmin' => 'administrator' );
foreach ( $roles as $login => $role ) {
	$id = username_exists( $login );
	if ( ! $id ) {
		$id = wp_insert_user( array( 'user_login' => $login, 'user_pass' => 'password', 'user_email' => $login . '@example.test', 'display_name' => ucfirst( $login ), 'role' => $role ) );
	}
	if ( is_wp_error( $id ) ) {
		throw new RuntimeException( $id->get_error_message() );
	}
	${preferencesFor('$id')}
}`;

/** Returns the cookies of a fresh session, without a login form. */
export const cookiesCode = (login: string, url: string): string => `
	$user = get_user_by( 'login', ${phpString(login)} );
	if ( ! $user ) {
		throw new RuntimeException( 'There is no user ' . ${phpString(login)} . ': call createUsers() first.' );
	}
	$end     = time() + DAY_IN_SECONDS;
	$token   = WP_Session_Tokens::get_instance( $user->ID )->create( $end );
	$cookies = array();
	foreach ( array( LOGGED_IN_COOKIE => 'logged_in', AUTH_COOKIE => 'auth' ) as $name => $scheme ) {
		$cookies[] = array( 'name' => $name, 'value' => wp_generate_auth_cookie( $user->ID, $end, $scheme, $token ), 'url' => ${phpString(url)} );
	}
	return $cookies;`;

/** Installs WordPress's tables, as its own installer does. */
export const installCode = `
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
wp_install( 'Test site', 'admin', 'admin@example.test', true, '', 'password' );`;

/** Brings an installation to another address, as if it had been installed there. */
export const moveCode = (url: string): string => `
$wpdb = $GLOBALS['wpdb'];
$here = ${phpString(url)};
$old  = $wpdb->get_var( "SELECT option_value FROM $wpdb->options WHERE option_name = 'siteurl'" );
$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->options SET option_value = %s WHERE option_name IN ( 'siteurl', 'home' )", $here ) );
$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->users SET user_url = REPLACE( user_url, %s, %s )", $old, $here ) );
$wpdb->query( $wpdb->prepare( "UPDATE $wpdb->posts SET guid = REPLACE( guid, %s, %s ), post_content = REPLACE( post_content, %s, %s )", $old, $here, $old, $here ) );
wp_cache_flush();`;

/** Pretty permalinks for posts. */
export const permalinksCode = `
update_option( 'blogname', 'Test site' );
$GLOBALS['wp_rewrite']->set_permalink_structure( '/%postname%/' );
flush_rewrite_rules( false );
${adminPreferencesCode}`;

/** The network's own tables and rows; the constants must follow before the next request. */
export const networkTablesCode = (plan: StackPlan): string => `
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
foreach ( $GLOBALS['wpdb']->tables( 'ms_global' ) as $table => $prefixed ) {
	$GLOBALS['wpdb']->$table = $prefixed;
}
install_network();
$done = populate_network( 1, ${phpString(`127.0.0.1:${plan.port}`)}, 'admin@example.test', 'Test network', '/', false );
if ( is_wp_error( $done ) && 'no_wildcard_dns' !== $done->get_error_code() ) {
	throw new RuntimeException( $done->get_error_message() );
}`;

export const secondSiteCode = (plan: StackPlan): string => `
$id = wp_insert_site( array( 'domain' => ${phpString(`127.0.0.1:${plan.port}`)}, 'path' => '/second/', 'title' => 'Second site', 'user_id' => 1 ) );
if ( is_wp_error( $id ) ) {
	throw new RuntimeException( $id->get_error_message() );
}`;

export const activateCode = (slug: string, networkWide: boolean): string => `
require_once ABSPATH . 'wp-admin/includes/plugin.php';
$done = activate_plugin( ${phpString(`${slug}/${slug}.php`)}, '', ${String(networkWide)} );
if ( is_wp_error( $done ) ) {
	throw new RuntimeException( $done->get_error_message() . ' ' . wp_json_encode( $done->get_error_data() ) );
}`;
