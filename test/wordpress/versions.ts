/** The WordPress sources that end-to-end tests run on: `6.6` (the floor) and `newest`. */
export type WordPressChoice = '6.6' | 'newest';

/**
 * Both, unless the runner said that the newest cannot be had here (TALK_WORDPRESS=6.6); it then counts the
 * newest as left out.
 */
export const wordpressChoices = (value = process.env.TALK_WORDPRESS): WordPressChoice[] =>
  value === '6.6' ? ['6.6'] : value === 'newest' ? ['newest'] : ['6.6', 'newest'];
