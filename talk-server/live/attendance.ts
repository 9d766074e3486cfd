import type { MemberRow, Members, ShownMember } from '../storage/members.ts';

/** Milliseconds between two notes that somebody is here, and after how long without one nobody believes it. */
const NOTE_EVERY = 45_000;
const LASTS = 150_000;

/** Whether somebody is at their desk: a window is open and in use, and they have not set themselves to away. */
export const isHere = (
  { hereAt, awayAt, removedAt }: Pick<MemberRow, 'hereAt' | 'awayAt' | 'removedAt'>,
  now: number,
): boolean => removedAt === null && awayAt === null && hereAt !== null && hereAt > now - LASTS;

/** A member as others see them. */
export const shown = (member: MemberRow, now: number): ShownMember => ({
  ...member,
  here: isHere(member, now),
});

/** One window of a member. */
export interface Stay {
  /** Nobody has touched it for a while, or somebody does again. */
  idle(isIdle: boolean): void;
  leave(): void;
}

/**
 * Who of the members is at their desk. It is kept in the store, so that every process knows; a process that dies is
 * not believed for long.
 */
export class Attendance {
  readonly #members: Pick<Members, 'noteHere' | 'members'>;
  readonly #now: () => number;
  readonly #fault: (error: unknown) => void;
  readonly #windows = new Map<string, Set<object>>();
  readonly #timer: NodeJS.Timeout;

  constructor(
    members: Pick<Members, 'noteHere' | 'members'>,
    now: () => number,
    fault: (error: unknown) => void,
  ) {
    this.#members = members;
    this.#now = now;
    this.#fault = fault;
    this.#timer = setInterval(() => void this.#noteAll(), NOTE_EVERY);
    this.#timer.unref();
  }

  /** Resolves once it is known to everybody. */
  async enter(member: string): Promise<Stay> {
    const window = {};
    await this.#add(member, window);
    return {
      idle: (isIdle) => void (isIdle ? this.#remove(member, window) : this.#add(member, window)),
      leave: () => void this.#remove(member, window),
    };
  }

  async isSomebodyHere(): Promise<boolean> {
    const now = this.#now();
    return (await this.#members.members()).some((member) => member.role !== 'bot' && isHere(member, now));
  }

  end(): void {
    clearInterval(this.#timer);
  }

  async #add(member: string, window: object): Promise<void> {
    const windows = this.#windows.get(member) ?? new Set();
    this.#windows.set(member, windows);
    windows.add(window);
    if (windows.size === 1) await this.#note(member, this.#now());
  }

  async #remove(member: string, window: object): Promise<void> {
    const windows = this.#windows.get(member);
    if (!windows?.delete(window) || windows.size > 0) return;
    this.#windows.delete(member);
    await this.#note(member, null);
  }

  async #noteAll(): Promise<void> {
    for (const member of this.#windows.keys()) await this.#note(member, this.#now());
  }

  async #note(member: string, at: number | null): Promise<void> {
    await this.#members.noteHere(member, at).catch(this.#fault);
  }
}
