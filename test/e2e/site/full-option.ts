import type { WordPressStack } from '../../wordpress/stack.ts';

/** Bytes that the plugin's option may have. */
export const OPTION_LIMIT = 200_000;

/** Gives so many terms a setting that there is room for no other, the terms 9000000 and up. */
export const FILL_OPTION = `
    $store = ( new TalkMessenger\\Services() )->store();
    $first = 9000000;
    $store->set_overrides( array( "term-$first" => 'hide' ) );
    $room  = ${OPTION_LIMIT} - strlen( get_option( 'talk_messenger' ) );
    $more  = (int) ceil( $room / strlen( ",\\"term-$first\\":\\"hide\\"" ) );
    $slots = array();
    for ( $at = 1; $at <= $more; $at++ ) {
      $slots[ 'term-' . ( $first + $at ) ] = 'hide';
    }
    $store->set_overrides( $slots );`;

export const fillOption = (stack: WordPressStack): Promise<string> => stack.runPhp(FILL_OPTION);
