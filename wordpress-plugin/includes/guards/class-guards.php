<?php
/**
 * All reasons to print nothing.
 *
 * @package TalkMessenger
 */

namespace TalkMessenger\Guards;

/**
 * Asks the guards, in order.
 */
final class Guards {

	/**
	 * Guards that answer the same for every request of the site.
	 *
	 * @var Guard[]
	 */
	private array $of_site;

	/**
	 * Guards about the request.
	 *
	 * @var Guard[]
	 */
	private array $of_request;

	/**
	 * Takes the guards; nothing is asked yet.
	 *
	 * @param Guard[] $of_site    Guards that answer the same for every request of the site.
	 * @param Guard[] $of_request Guards about the request.
	 */
	public function __construct( array $of_site, array $of_request ) {
		$this->of_site    = $of_site;
		$this->of_request = $of_request;
	}

	/** The first guard that blocks this request, or null. */
	public function blocking(): ?Guard {
		foreach ( $this->all() as $guard ) {
			if ( $guard->blocks() ) {
				return $guard;
			}
		}
		return null;
	}

	/**
	 * Every guard, with whether it keeps Talk off the whole site at this moment.
	 *
	 * @return array<int, array{guard: Guard, blocks: bool}>
	 */
	public function of_site(): array {
		$states = array();
		foreach ( $this->all() as $guard ) {
			$states[] = array(
				'guard'  => $guard,
				// Guards about a request would speak of the request for this list.
				'blocks' => ! in_array( $guard, $this->of_request, true ) && $guard->blocks(),
			);
		}
		return $states;
	}

	/**
	 * The guards, with those of other plugins.
	 *
	 * @return Guard[]
	 */
	private function all(): array {
		/**
		 * Filters the reasons to print nothing.
		 *
		 * @since 0.1.0
		 *
		 * @param Guard[] $guards Objects of the interface TalkMessenger\Guards\Guard, asked in this order. What is not
		 *                        such an object is left out.
		 */
		$guards = apply_filters( 'talk_messenger_guards', array_merge( $this->of_site, $this->of_request ) );
		return array_filter(
			is_array( $guards ) ? $guards : array_merge( $this->of_site, $this->of_request ),
			static fn( $guard ): bool => $guard instanceof Guard
		);
	}
}
