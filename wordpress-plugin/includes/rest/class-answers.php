<?php
/**
 * Answers that several endpoints share.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Rest;

use TalkMessenger\Connection\Write_Check;
use TalkMessenger\Finding;
use TalkMessenger\Health\Tag_Check;
use TalkMessenger\Settings\Store;
use TalkMessenger\Texts;
use WP_Error;

/**
 * Errors with their words and statuses.
 */
final class Answers {

	public const SPACE = 'talk-messenger/v1';

	/**
	 * The plugin's words.
	 *
	 * @var Texts
	 */
	private Texts $texts;

	/**
	 * Takes the words.
	 *
	 * @param Texts $texts The plugin's words.
	 */
	public function __construct( Texts $texts ) {
		$this->texts = $texts;
	}

	/**
	 * 400: the input is refused whole, with every field and its reason.
	 *
	 * @param Finding[] $findings What is wrong.
	 */
	public function invalid( array $findings ): WP_Error {
		return $this->refused( 'talk_messenger_invalid', 400, 'wordpress.error.invalid', $findings );
	}

	/**
	 * 403: the hosts may not be saved by this user.
	 *
	 * @param Finding[] $findings Which hosts.
	 */
	public function forbidden_hosts( array $findings ): WP_Error {
		return $this->refused( 'talk_messenger_forbidden_host', 403, $findings[0]->text, $findings );
	}

	/**
	 * 409: somebody else saved meanwhile; with what they saved.
	 *
	 * @param array<string, mixed> $current What is stored now, as the endpoint's GET answers it.
	 */
	public function stale( array $current ): WP_Error {
		return new WP_Error( 'talk_messenger_stale', $this->texts->get( 'wordpress.error.stale' ), array( 'status' => 409 ) + $current );
	}

	/**
	 * 422: the page cannot or must not be fetched.
	 *
	 * @param Finding $finding Why.
	 */
	public function not_fetched( Finding $finding ): WP_Error {
		return $this->refused( 'talk_messenger_not_fetched', 422, $finding->text, array( $finding ) );
	}

	/** 500: the database did not take it. */
	public function failed(): WP_Error {
		return new WP_Error( 'talk_messenger_failed', $this->texts->get( 'wordpress.error.failed' ), array( 'status' => 500 ) );
	}

	/**
	 * True, or 401 and 403 for somebody who may not.
	 *
	 * @param bool $may Whether the user may.
	 * @return true|WP_Error
	 */
	public function permission( bool $may ) {
		return $may ? true : $this->forbidden();
	}

	/** 403: the network's administrator keeps the settings to themselves. */
	public function locked(): WP_Error {
		return new WP_Error( 'talk_messenger_locked', $this->texts->get( 'wordpress.error.locked' ), array( 'status' => 403 ) );
	}

	/** 401 for somebody who is not signed in, 403 for everybody else. */
	public function forbidden(): WP_Error {
		return new WP_Error(
			'talk_messenger_forbidden',
			$this->texts->get( 'wordpress.error.forbidden' ),
			array( 'status' => rest_authorization_required_code() )
		);
	}

	/**
	 * One text, for an answer.
	 *
	 * @param string $key Its key.
	 */
	public function text( string $key ): string {
		return $this->texts->get( $key );
	}

	/**
	 * The last write of the options that was refused (see `Write_Check`), or null.
	 *
	 * @return array{time: int, message: string}|null
	 */
	public function refused_write(): ?array {
		return Write_Check::last( $this->texts );
	}

	/**
	 * What to change where another plugin took Talk's tag apart, in words.
	 *
	 * @param Store $store The site's settings.
	 * @return string[]
	 */
	public function tag_advice( Store $store ): array {
		return Tag_Check::advice( $store, $this->texts );
	}

	/**
	 * An error about fields.
	 *
	 * @param string    $code     Code of the error.
	 * @param int       $status   HTTP status.
	 * @param string    $text     Key of its words; they may name values of the first field.
	 * @param Finding[] $findings The fields, at least one.
	 */
	private function refused( string $code, int $status, string $text, array $findings ): WP_Error {
		$errors = array();
		foreach ( $findings as $finding ) {
			$errors[] = $finding->to_array( $this->texts );
		}
		return new WP_Error(
			$code,
			( new Finding( '', $text, $findings[0]->values ) )->message( $this->texts->all() ),
			array(
				'status' => $status,
				'errors' => $errors,
			)
		);
	}
}
