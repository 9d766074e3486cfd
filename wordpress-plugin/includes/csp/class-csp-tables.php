<?php
/**
 * The core's tables about policies.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Csp;

use RuntimeException;
use TalkMessenger\Generated;

/**
 * What Talk loads, and the rules by which policies are read, as the core's build emits them.
 */
final class Csp_Tables {

	/**
	 * The core's tables.
	 *
	 * @var Generated
	 */
	private Generated $generated;

	/**
	 * What reads sources, once it was needed.
	 *
	 * @var Source_Reader|null
	 */
	private ?Source_Reader $reader = null;

	/**
	 * Reads nothing yet.
	 *
	 * @param Generated $generated The core's tables.
	 */
	public function __construct( Generated $generated ) {
		$this->generated = $generated;
	}

	/**
	 * Everything Talk loads, by feature. A Talk server needs its own origin, and nothing of Ortto's or Twilio's.
	 *
	 * @param string $service The connection's: `ortto` or `talk-server`.
	 * @return array<int, array{id: string, directive: string, source: string, feature: string, role?: string}>
	 * @throws RuntimeException Where the table is missing.
	 */
	public function sources( string $service = 'ortto' ): array {
		/**
		 * The table's rows.
		 *
		 * @var array<int, array{id: string, directive: string, source: string, feature: string, role?: string, onServer?: string|null}> $rows
		 */
		$rows = $this->generated->table( 'csp.sources' )['sources'];
		if ( 'ortto' === $service ) {
			return $rows;
		}
		$needed = array();
		foreach ( $rows as $row ) {
			$source = array_key_exists( 'onServer', $row ) ? $row['onServer'] : $row['source'];
			if ( null !== $source ) {
				$row['source'] = $source;
				$needed[]      = $row;
			}
		}
		return $needed;
	}

	/**
	 * The label of a data region in Ortto's host names, or null.
	 *
	 * @param string|null $region Data region.
	 * @throws RuntimeException Where the table is missing.
	 */
	public function region_label( ?string $region ): ?string {
		return $this->generated->table( 'csp.sources' )['regionLabels'][ (string) $region ] ?? null;
	}

	/**
	 * The directive of a policy that governs such a fetch: the first that is present (CSP3 §6.8.3, R6). Nothing is
	 * inherited beyond it; null where it is not restricted at all.
	 *
	 * @param Policy $policy    Policy.
	 * @param string $directive What is fetched, as an effective directive.
	 * @throws RuntimeException Where the table is missing.
	 */
	public function governing_directive( Policy $policy, string $directive ): ?Directive {
		foreach ( $this->table()['fallbackLists'][ $directive ] as $name ) {
			if ( isset( $policy->directives[ $name ] ) ) {
				return $policy->directives[ $name ];
			}
		}
		return null;
	}

	/** What reads sources. */
	public function reader(): Source_Reader {
		if ( null === $this->reader ) {
			$this->reader = new Source_Reader( $this->table()['keywords'] );
		}
		return $this->reader;
	}

	/**
	 * Whether some of Talk can still be allowed with a blocker; with any other the policies stay as they are.
	 *
	 * @param string $code Code of a blocker.
	 * @throws RuntimeException Where the table is missing.
	 */
	public function is_partial( string $code ): bool {
		return in_array( $code, $this->table()['partialBlockers'], true );
	}

	/**
	 * What calls use of the browser, by the names of Permissions-Policy.
	 *
	 * @return string[]
	 * @throws RuntimeException Where the table is missing.
	 */
	public function call_features(): array {
		return $this->table()['callFeatures'];
	}

	/**
	 * The name of the Trusted Types policy that the loader creates.
	 *
	 * @throws RuntimeException Where the table is missing.
	 */
	public function trusted_types_policy(): string {
		return $this->table()['trustedTypesPolicy'];
	}

	/**
	 * Largest size of all headers together, in bytes, unless somebody says otherwise.
	 *
	 * @throws RuntimeException Where the table is missing.
	 */
	public function header_limit(): int {
		return $this->table()['headerLimit'];
	}

	/**
	 * Largest input that is looked at, in bytes.
	 *
	 * @throws RuntimeException Where the table is missing.
	 */
	public function input_limit(): int {
		return $this->table()['inputLimit'];
	}

	/**
	 * The longest list whose sources are compared each with each.
	 *
	 * @throws RuntimeException Where the table is missing.
	 */
	public function compared(): int {
		return $this->table()['compared'];
	}

	/**
	 * The script addresses that are built into the loader.
	 *
	 * @return string[]
	 * @throws RuntimeException Where the table is missing.
	 */
	public function known_scripts(): array {
		$scripts = array();
		foreach ( $this->generated->table( 'hosts' ) as $host ) {
			if ( 'script' === $host['kind'] ) {
				$scripts[] = $host['url'];
			}
		}
		return $scripts;
	}

	/**
	 * The table of rules.
	 *
	 * @return array<string, mixed>
	 * @throws RuntimeException Where it is missing.
	 */
	private function table(): array {
		return $this->generated->table( 'csp.tables' );
	}
}
