// What only those need who have written: the connection for news, the list of conversations, the sound. Loaded then.
import { take, type Kit } from '../kit.ts';
import css from './live.css';
import { list, rows } from './list-view.ts';
import { share } from './share.ts';
import { play } from './sound.ts';

/** @param kit what to draw with */
const live = (kit: Kit) => {
  take(kit);
  return { css, list, rows, share, play };
};
export type Live = ReturnType<typeof live>;
export default live;
