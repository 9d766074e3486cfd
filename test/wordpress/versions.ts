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

/** Both have their turn: by the seed of the run, else by the second. */
const turn = (value = process.env['SEED']): number =>
  value === undefined ? Math.floor(Date.now() / 1000) : Number(value);

const isLong = (): boolean => process.env['TALK_PROVE'] === '1';

/**
 * For what hardly depends on the version: one of the two, in turn, and both in the long proof (TALK_PROVE=1).
 * TALK_WORDPRESS asks for a certain one, SEED for that of a certain run; the names of the tests say which it was.
 */
export const wordpressSample = (choices = wordpressChoices(), all = isLong(), seed = turn()) =>
  all ? choices : choices.slice(seed % choices.length).slice(0, 1);

/** The version that `wordpressSample` leaves to other runs, so that a run has one on this stack and one on that. */
export const otherWordpressSample = (choices = wordpressChoices(), all = isLong(), seed = turn()) =>
  wordpressSample(choices, all, seed + 1);

/**
 * For files of which a run takes one (`// in turn: …`): a version has two runs one after the other, so that each file
 * has each version.
 */
export const wordpressSampleInTurn = (choices = wordpressChoices(), all = isLong(), seed = turn()) =>
  wordpressSample(choices, all, Math.floor(seed / 2));
