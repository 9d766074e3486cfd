/** How many times something may happen in how many seconds. */
export interface Allowance {
  readonly points: number;
  readonly duration: number;
}

/** What of one kind of asking is taken, from the narrowest to the widest who ask. */
export interface SharedAllowances {
  /** Of one browser: nobody types faster. */
  readonly secret: Allowance;
  /** Of one address, which may be an office of hundreds. */
  readonly address: Allowance;
  readonly site: Allowance;
}

export interface Allowances {
  /** Requests of visitors that write. */
  readonly writes: SharedAllowances;
  /** Requests of visitors that read: without sockets, each answer is asked for. */
  readonly reads: SharedAllowances;
  /** Sockets that are opened. After a restart all come back at once. */
  readonly sockets: SharedAllowances;
  /** What is said over sockets: somebody who types says so every four seconds. */
  readonly frames: SharedAllowances;
  /** Sockets that are open at the same time, in one process. */
  readonly open: { readonly visitor: number; readonly address: number };
}

const inMinute = (points: number): Allowance => ({ points, duration: 60 });

const shared = (secret: number, address: number, site: number): SharedAllowances => ({
  secret: inMinute(secret),
  address: inMinute(address),
  site: inMinute(site),
});

/** The usual, so many times as much. */
export const allowancesOf = (times: number): Allowances => ({
  writes: shared(30 * times, 1200 * times, 6000 * times),
  reads: shared(300 * times, 12_000 * times, 60_000 * times),
  sockets: shared(60 * times, 3000 * times, 60_000 * times),
  frames: shared(1200 * times, 12_000 * times, 60_000 * times),
  open: { visitor: 30 * times, address: 3000 * times },
});

export const ALLOWANCES: Allowances = allowancesOf(1);

/** What one address, perhaps an office of hundreds, may ask of what needs no secret. */
export const ASKED_BY_ADDRESS: Allowance = inMinute(3000);
