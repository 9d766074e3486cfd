import { EventEmitter, once } from 'node:events';
import { within } from '../patience.ts';

/** What comes in bit by bit, such as frames or lines: who waits for something looks again at each bit. */
export const arrivals = (look?: () => unknown) => {
  const events = new EventEmitter();
  const untilSo = async (wanted: () => boolean): Promise<void> => {
    while (!wanted()) await once(events, 'arrived');
  };
  return {
    /** Says that something has come. */
    tell: (): void => void events.emit('arrived'),
    /** Waits until what has come, together, is as wanted. */
    until: (wanted: () => boolean): Promise<void> =>
      within(`what comes in to be so that ${wanted.toString()}`, untilSo(wanted), look),
  };
};
