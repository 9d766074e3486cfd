import { useRef, useState } from 'react';
import { readPaste, type Connection, type Reading } from './reading.ts';

export interface Paste {
  /** Null while nothing is being pasted. */
  readonly text: string | null;
  readonly reading: Reading;
  readonly enter: (text: string) => void;
  readonly close: () => void;
}

const BLANK: Reading = { kind: 'blank' };

/**
 * What is being pasted, and what it amounts to.
 * @param onRead called with the connection of a text that was understood, or null for any other
 */
export const usePaste = (
  allowedHosts: readonly string[],
  stored: Connection | null,
  onRead: (connection: Connection | null) => void,
): Paste => {
  const [text, setText] = useState<string | null>(null);
  const [reading, setReading] = useState<Reading>(BLANK);
  // Answers may come in another order than the texts they are about.
  const newest = useRef('');

  const readNow = async (next: string): Promise<void> => {
    const read = await readPaste(next, allowedHosts, stored);
    if (newest.current !== next) return;
    setReading(read);
    onRead(read.kind === 'understood' ? read.connection : null);
  };
  const enter = (next: string): void => {
    newest.current = next;
    setText(next);
    void readNow(next);
  };
  const close = (): void => {
    newest.current = '';
    setText(null);
    setReading(BLANK);
  };
  return { text, reading, enter, close };
};
