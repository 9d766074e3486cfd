import { rmSync } from 'node:fs';
import { phpSource } from './php-code.ts';
import { setUpSite } from './set-up.ts';
import type { FromStack, RunningStack, StackPlan, StartStack, ToStack } from './stack-protocol.ts';

const reasonOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

const send = (message: FromStack): void => {
  if (process.connected) process.send?.(message);
};

/**
 * The main loop of a stack's own process. It ends, with everything it started, when it is told to, on a
 * signal, and when the process that started it is gone.
 */
export const serveStack = (start: StartStack): void => {
  let running: RunningStack | undefined;
  let plan: StackPlan | undefined;
  let ending = false;
  let giveUp: (() => Promise<void>) | undefined;
  const end = async (code: number): Promise<void> => {
    if (ending) return;
    ending = true;
    await (running?.stop ?? giveUp)?.().catch(() => {});
    if (plan !== undefined) rmSync(plan.temp, { recursive: true, force: true, maxRetries: 5 });
    process.exit(code);
  };

  const fail = async (message: string): Promise<void> => {
    // Told to stop: `end` is at work already.
    if (ending) return;
    send({ type: 'failed', message });
    await end(1);
  };

  const begin = async (wanted: StackPlan): Promise<void> => {
    plan = wanted;
    try {
      const stack = await start(wanted, {
        progress: (text) => send({ type: 'progress', text }),
        onGivenUp: (cleanUp) => {
          giveUp = cleanUp;
        },
        broken: (message) => void fail(message),
      });
      running = stack;
      const phpVersion = await setUpSite(wanted, (code, options) =>
        stack.php(phpSource(wanted, code, options)),
      );
      send({ type: 'ready', phpVersion });
    } catch (error) {
      await fail(reasonOf(error));
    }
  };

  process.on('message', (message: ToStack) => {
    if (message.type === 'start') void begin(message.plan);
    else if (message.type === 'stop') void end(0);
    else {
      const { id, code, user, site } = message;
      if (running === undefined || plan === undefined) {
        send({ type: 'php-result', id, output: '', error: 'WordPress is not running.' });
        return;
      }
      running
        .php(
          phpSource(plan, code, {
            ...(user === undefined ? {} : { user }),
            ...(site === undefined ? {} : { site }),
          }),
        )
        .then(
          (output) => send({ type: 'php-result', id, output }),
          (error: unknown) => send({ type: 'php-result', id, output: '', error: reasonOf(error) }),
        );
    }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end(0));
  process.on('disconnect', () => void end(0));
};
