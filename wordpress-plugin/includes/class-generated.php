<?php
/**
 * Tables that the core's build emits.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger;

use RuntimeException;

/**
 * Reads the core's tables (schema, defaults, hosts), each once and only when asked for. Pages of the site need none
 * of them.
 */
final class Generated {

	/**
	 * Folder of the tables.
	 *
	 * @var string
	 */
	private string $folder;

	/**
	 * Tables read so far, by name.
	 *
	 * @var array<string, mixed>
	 */
	private array $tables = array();

	/**
	 * Names the folder; nothing is read yet.
	 *
	 * @param string $folder Where the build put the tables.
	 */
	public function __construct( string $folder ) {
		$this->folder = $folder;
	}

	/**
	 * One table, with objects as associative arrays.
	 *
	 * @param string $name File name without its ending, for example `settings.schema`.
	 * @return array<string, mixed>
	 * @throws RuntimeException Where the build did not emit the table.
	 */
	public function table( string $name ): array {
		return (array) $this->read( $name, true );
	}

	/**
	 * Fresh settings of a site that is not connected yet, a new copy at each call.
	 *
	 * @return \stdClass
	 * @throws RuntimeException Where the build did not emit the table.
	 */
	public function defaults(): \stdClass {
		return Json::copy( (object) $this->read( 'settings.defaults', false ) );
	}

	/**
	 * Reads a table, once.
	 *
	 * @param string $name  File name without its ending.
	 * @param bool   $assoc Whether objects become associative arrays.
	 * @return mixed
	 * @throws RuntimeException Where the file is missing or broken.
	 */
	private function read( string $name, bool $assoc ) {
		$key = $name . ( $assoc ? '' : ' as objects' );
		if ( ! isset( $this->tables[ $key ] ) ) {
			$file = "{$this->folder}/$name.json";
			// phpcs:ignore WordPress.WP.AlternativeFunctions.file_get_contents_file_get_contents -- A file of the plugin itself.
			$table = is_readable( $file ) ? json_decode( (string) file_get_contents( $file ), $assoc ) : null;
			if ( null === $table ) {
				throw new RuntimeException( "The file $name.json of the plugin is missing or damaged. Install the plugin again." ); // phpcs:ignore WordPress.Security.EscapeOutput.ExceptionNotEscaped -- Names a file of the plugin itself.
			}
			$this->tables[ $key ] = $table;
		}
		return $this->tables[ $key ];
	}
}
