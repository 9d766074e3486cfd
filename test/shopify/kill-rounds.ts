import fc from 'fast-check';
import type { RunningApp } from '../sandbox/shopify/app-process.ts';
import { PATIENCE, within } from '../patience.ts';
import { merchantOf } from '../sandbox/shopify/merchant.ts';
import { PROMISES, Traffic, wrongSessions, wrongWith, type Promised } from './kills.ts';

export interface Rounds {
  /** Decides at which moments the process is killed. */
  readonly seed: number;
  readonly rounds: number;
  /** Looks at the sessions while the process is dead: yields an address of them, and what is wrong with the place. */
  readonly look: () => { readonly address: string; readonly problems: readonly string[] };
}

export interface Killed {
  readonly problems: readonly string[];
  /** Saves that were answered, by status, and those whose connection broke: all, and those written already. */
  readonly saved: number;
  readonly overtaken: number;
  readonly cut: number;
  readonly cutAfterWriting: number;
  readonly sessions: number;
  readonly uninstalled: number;
}

/**
 * A moment: so many questions to Shopify since the round began, then so many milliseconds. Counted, so that as much is
 * under way on a slow machine as on a quick one.
 */
const moment = fc.noBias(
  fc.record({ calls: fc.integer({ min: 1, max: 80 }), after: fc.integer({ min: 0, max: 8 }) }),
);
type Moment = typeof moment extends fc.Arbitrary<infer Value> ? Value : never;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Where something was just promised, the moment is the one in which the promise would be easiest to break. */
const untilMoment = async (
  app: RunningApp,
  traffic: Traffic,
  { calls, after }: Moment,
  promised: Promised | undefined,
): Promise<void> => {
  const asked = (): number => app.cloud.calls.graphql + app.cloud.calls.token;
  const since = asked();
  const end = Date.now() + PATIENCE;
  while (asked() < since + calls) {
    if (Date.now() > end)
      throw new Error(`Waited for ${calls} questions to Shopify; ${asked() - since} came. ${app.output()}`);
    await pause(1);
  }
  if (promised) await within(`a store that is ${promised}`, traffic.next(promised), () => app.output());
  else await pause(after);
};

/** A store goes on as if nothing had happened: it opens with the token it had, and saves. */
const goesOn = async (app: RunningApp, shop: string): Promise<string[]> => {
  const before = app.cloud.calls.token;
  const { status } = await merchantOf(app, shop).open();
  if (status !== 200) return [`${shop} opens with ${status}`];
  return app.cloud.calls.token > before ? [`${shop} needed a new token`] : [];
};

/**
 * Kills the app's process while people save, stores come and stores go, and starts it again, round after round. In
 * every second round all tokens are about to end, so that each request also stores a session.
 */
export const killRounds = async (app: RunningApp, { seed, rounds, look }: Rounds): Promise<Killed> => {
  const moments = fc.sample(moment, { numRuns: rounds, seed });
  const traffic = new Traffic(app, 6, 2);
  const problems: string[] = [];
  let cutAfterWriting = 0;
  await traffic.open();
  for (const [round, when] of moments.entries()) {
    const renewing = round % 2 === 1;
    app.cloud.tokenLifetime = renewing ? 60 : 3600;
    // Three rounds at a promise, the fourth at any moment.
    const promised = PROMISES[round % 4];
    const reached = untilMoment(app, traffic, when, promised);
    const busy = traffic.untilKilled();
    await reached;
    await app.end('SIGKILL');
    await busy;
    cutAfterWriting += traffic.cutAfterWriting();
    const { address, problems: found } = look();
    const dead = [...found, ...traffic.problems.splice(0), ...(await wrongSessions(app, address, traffic))];
    await app.restart();
    app.cloud.tokenLifetime = 3600;
    await traffic.tryAgain();
    // Tokens that were about to end are renewed by the first visit, and serve the second.
    if (renewing) for (const { shop } of traffic.stores) await merchantOf(app, shop).open();
    const alive = traffic.stores.flatMap((store) => wrongWith(app, store));
    for (const { shop } of traffic.stores) alive.push(...(await goesOn(app, shop)));
    const place = `round ${round}, after ${when.calls} calls and ${promised ?? `${when.after} ms`}`;
    problems.push(...[...dead, ...alive].map((problem) => `${place}: ${problem}`));
  }
  const sent = traffic.stores.flatMap((store) => store.sent);
  const answered = (status: number | null): number =>
    sent.filter(({ answers }) => answers.includes(status)).length;
  return {
    problems,
    saved: answered(200),
    overtaken: answered(409),
    cut: answered(null),
    cutAfterWriting,
    sessions: traffic.installed.size,
    uninstalled: traffic.gone.size,
  };
};
