/** The WordPress sources that end-to-end tests run on: `6.6` (the floor) and `newest`. */
export type WordPressChoice = '6.6' | 'newest';

/** The oldest and the newest PHP, each with one end of the range of WordPress versions. */
export const PHP_AT_ITS_END: Readonly<Record<WordPressChoice, '7.4' | '8.5'>> = {
  '6.6': '7.4',
  newest: '8.5',
};

/**
 * Both, unless the runner said that the newest cannot be had here (TALK_WORDPRESS=6.6); it then counts the
 * newest as left out.
 */
export const wordpressChoices = (value = process.env.TALK_WORDPRESS): WordPressChoice[] =>
  value === '6.6' ? ['6.6'] : value === 'newest' ? ['newest'] : ['6.6', 'newest'];

/** Even seconds and odd ones: every run takes one of the two, and both have their turn. */
const turn = Math.floor(Date.now() / 1000) % 2;

/**
 * For what hardly depends on the version: one of the two, in turn, and both in the long proof (TALK_PROVE=1).
 * TALK_WORDPRESS asks for a certain one; the names of the tests say which it was.
 */
export const wordpressSample = (choices = wordpressChoices(), all = process.env.TALK_PROVE === '1') =>
  all ? choices : choices.slice(turn % choices.length).slice(0, 1);
