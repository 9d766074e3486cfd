import type { Connection, Entry, EntryReading } from '@talk-suite/core/connection';
import { useRef, useState } from 'react';
import type { HostRights } from '../../app-data/hosts.ts';
import type { TextKey } from '../../texts/index.ts';
import { readHere } from './reading.ts';

export interface Entering {
  /** Null while nothing is being entered. */
  readonly entry: Entry | null;
  readonly reading: EntryReading<TextKey>;
  readonly enter: (entry: Entry | null) => void;
}

const BLANK: EntryReading<TextKey> = { kind: 'blank' };

/**
 * What is being pasted or typed, and what it amounts to.
 * @param onRead called with the connection of an entry that was understood, or null for any other
 */
export const useEntry = (rights: HostRights, onRead: (connection: Connection | null) => void): Entering => {
  const [entry, setEntry] = useState<Entry | null>(null);
  const [reading, setReading] = useState<EntryReading<TextKey>>(BLANK);
  // Answers may come in another order than the entries they are about.
  const newest = useRef<Entry | null>(null);

  const readNow = async (next: Entry): Promise<void> => {
    const read = await readHere(next, rights);
    if (newest.current !== next) return;
    setReading(read);
    onRead(read.kind === 'understood' ? read.connection : null);
  };
  const enter = (next: Entry | null): void => {
    newest.current = next;
    setEntry(next);
    if (next) void readNow(next);
    else setReading(BLANK);
  };
  return { entry, reading, enter };
};
