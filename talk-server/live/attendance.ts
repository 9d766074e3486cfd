import type { MemberRow, Members, ShownMember } from '../storage/members.ts';
import type { Hub, Move } from './hub.ts';

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
  readonly #hub: Hub;
  readonly #now: () => number;
  readonly #fault: (error: unknown) => void;
  readonly #windows = new Map<string, Set<object>>();
  readonly #timer: NodeJS.Timeout;
  readonly #stop: () => void;

  constructor(
    members: Pick<Members, 'noteHere' | 'members'>,
    hub: Hub,
    now: () => number,
    fault: (error: unknown) => void,
  ) {
    this.#members = members;
    this.#hub = hub;
    this.#now = now;
    this.#fault = fault;
    this.#timer = setInterval(() => void this.#noteAll(), NOTE_EVERY);
    this.#timer.unref();
    this.#stop = hub.onMove((move) => void this.#stays(move).catch(fault));
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

  /** Tells everybody whether a member is at their desk now. */
  async tell(member: string): Promise<void> {
    this.#hub.announceMove({ member, here: await this.#isHere(member) });
  }

  end(): void {
    clearInterval(this.#timer);
    this.#stop();
  }

  async #add(member: string, window: object): Promise<void> {
    const windows = this.#windows.get(member) ?? new Set();
    this.#windows.set(member, windows);
    windows.add(window);
    if (windows.size === 1) await this.#noteMove(member, this.#now());
  }

  async #remove(member: string, window: object): Promise<void> {
    const windows = this.#windows.get(member);
    if (!windows?.delete(window) || windows.size > 0) return;
    this.#windows.delete(member);
    await this.#noteMove(member, null);
  }

  /** Who has left by one process and is still here by another has not left. */
  async #stays({ member, here }: Move): Promise<void> {
    if (here || !this.#windows.has(member)) return;
    await this.#note(member, this.#now());
    // Not so where they have set themselves to away.
    if (await this.#isHere(member)) this.#hub.announceMove({ member, here: true });
  }

  async #isHere(member: string): Promise<boolean> {
    const row = (await this.#members.members()).find(({ id }) => id === member);
    return row !== undefined && isHere(row, this.#now());
  }

  async #noteMove(member: string, at: number | null): Promise<void> {
    await this.#note(member, at);
    await this.tell(member).catch(this.#fault);
  }

  async #noteAll(): Promise<void> {
    for (const member of this.#windows.keys()) await this.#note(member, this.#now());
  }

  async #note(member: string, at: number | null): Promise<void> {
    await this.#members.noteHere(member, at).catch(this.#fault);
  }
}
