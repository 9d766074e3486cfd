<?php
/**
 * What else in a response stops Talk.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use TalkMessenger\Finding;

/**
 * The twin of core/csp/merge/environment.ts: no source can fix these, and they raise no CSP violation (R19, R25).
 */
final class Environment {

	/**
	 * What stops Talk.
	 *
	 * @var Finding[]
	 */
	public array $blockers = array();

	/**
	 * What is worth knowing.
	 *
	 * @var Finding[]
	 */
	public array $warnings = array();

	/**
	 * Looks through a response.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param Policy_List                                    $list    Its policies.
	 * @param bool                                           $calls   Whether calls are wanted.
	 * @param Page                                           $page    The page.
	 * @param Csp_Tables                                     $tables   The core's tables.
	 */
	public function __construct( array $headers, Policy_List $list, bool $calls, Page $page, Csp_Tables $tables ) {
		$this->look_for_sandbox( $list->enforced );
		$this->look_for_trusted_types( $list->enforced, $tables->trusted_types_policy() );
		$this->look_for_embedder_policy( $headers );
		$this->look_for_integrity_policy( $headers );
		if ( $calls ) {
			$this->look_for_permissions_policy( $headers, $tables->call_features(), $page );
		}
	}

	/**
	 * Meta elements cannot sandbox a page (CSP3 §3.3, R2).
	 *
	 * @param Placed_Policy[] $enforced Policies.
	 */
	private function look_for_sandbox( array $enforced ): void {
		$scripts = true;
		$origin  = true;
		foreach ( $enforced as $placed ) {
			$flags = Placed_Policy::HEADER === $placed->delivery ? $placed->policy->values( 'sandbox' ) : null;
			if ( null !== $flags ) {
				$flags   = array_map( array( Characters::class, 'lower' ), $flags );
				$scripts = $scripts && in_array( 'allow-scripts', $flags, true );
				$origin  = $origin && in_array( 'allow-same-origin', $flags, true );
			}
		}
		if ( ! $scripts ) {
			$this->blockers[] = new Finding( 'Content-Security-Policy', 'csp.error.sandbox' );
		}
		if ( ! $origin ) {
			$this->warnings[] = new Finding( 'Content-Security-Policy', 'csp.warning.sandboxOrigin' );
		}
	}

	/**
	 * `trusted-types` lists the names that may be created, whether or not a policy insists on Trusted Types
	 * (TT §4.4.1); each enforced policy must agree (R19).
	 *
	 * @param Placed_Policy[] $enforced Policies.
	 * @param string          $name     Name of the loader's own policy.
	 */
	private function look_for_trusted_types( array $enforced, string $name ): void {
		$required = false;
		$refused  = false;
		foreach ( $enforced as $placed ) {
			$for      = $placed->policy->values( 'require-trusted-types-for' ) ?? array();
			$required = $required || in_array( "'script'", array_map( array( Characters::class, 'lower' ), $for ), true );
			$names    = $placed->policy->values( 'trusted-types' );
			$refused  = $refused || ( null !== $names && ! in_array( '*', $names, true ) && ! in_array( $name, $names, true ) );
		}
		$values = array( 'name' => $name );
		if ( $refused ) {
			$this->blockers[] = new Finding( 'Content-Security-Policy', 'csp.error.trustedTypes', $values );
		} elseif ( $required ) {
			$this->warnings[] = new Finding( 'Content-Security-Policy', 'csp.warning.trustedTypesBundle', $values );
		}
	}

	/**
	 * Pages that only load what allows it explicitly.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 */
	private function look_for_embedder_policy( array $headers ): void {
		$name = 'Cross-Origin-Embedder-Policy';
		foreach ( self::values( $headers, $name ) as $value ) {
			if ( preg_match( '/\A' . Characters::SPACE . '*+require-corp' . Characters::SPACE . '*+(;|\z)/', $value ) ) {
				$values           = array(
					'name'  => $name,
					'value' => 'require-corp',
				);
				$this->blockers[] = new Finding( $name, 'csp.error.embedderPolicy', $values );
				return;
			}
		}
	}

	/**
	 * Pages that only run scripts with an integrity hash.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 */
	private function look_for_integrity_policy( array $headers ): void {
		$name    = 'Integrity-Policy';
		$space   = Characters::SPACE;
		$forbids = "/(?:\\A|,)$space*+blocked-destinations$space*+=$space*+\\([^)]*(?<![A-Za-z0-9_])script(?![A-Za-z0-9_])/";
		if ( preg_grep( $forbids, self::values( $headers, $name ) ) ) {
			$this->blockers[] = new Finding( $name, 'csp.error.integrityPolicy', array( 'name' => $name ) );
		}
	}

	/**
	 * Only calls use a microphone, a camera or the screen (R25).
	 *
	 * @param array<int, array{name: string, value: string}> $headers  Headers.
	 * @param string[]                                       $features What calls use.
	 * @param Page                                           $page     The page.
	 */
	private function look_for_permissions_policy( array $headers, array $features, Page $page ): void {
		$name    = 'Permissions-Policy';
		$members = array();
		foreach ( self::values( $headers, $name ) as $value ) {
			array_push( $members, ...explode( ',', $value ) );
		}
		foreach ( $features as $feature ) {
			foreach ( $members as $member ) {
				$parts = explode( '=', $member );
				if ( isset( $parts[1] ) && Characters::trim( $parts[0] ) === $feature && ! self::allows_page( $parts[1], $page ) ) {
					$this->blockers[] = new Finding( $name, 'csp.error.permissionsPolicy', array( 'feature' => $feature ) );
					break;
				}
			}
		}
	}

	/**
	 * Whether an allowlist names the page.
	 *
	 * @param string $allowlist Allowlist of one feature.
	 * @param Page   $page      The page.
	 */
	private static function allows_page( string $allowlist, Page $page ): bool {
		$space = Characters::SPACE;
		// Where to report to may follow a semicolon.
		return preg_match( "/(?:\\A|$space|\\()(?:\\*|self)(?:\\z|$space|[);])/", $allowlist )
			|| ( null !== $page->url && false !== strpos( $allowlist, '"' . $page->url->origin() . '"' ) );
	}

	/**
	 * The values of all headers of a name.
	 *
	 * @param array<int, array{name: string, value: string}> $headers Headers.
	 * @param string                                         $name    Name.
	 * @return string[]
	 */
	private static function values( array $headers, string $name ): array {
		$values = array();
		foreach ( $headers as $header ) {
			if ( Characters::lower( $header['name'] ) === Characters::lower( $name ) ) {
				$values[] = $header['value'];
			}
		}
		return $values;
	}
}
