import type { ServerResponse } from 'node:http';
import type { EventType } from '@talk-suite/core/contract';
import { hintOf, type Hub, type Listener, type Topic } from '../live/hub.ts';
import type {
  AppendEvent,
  Appended,
  Audience,
  ConversationLog,
  Page,
  StartConversation,
} from '../storage/log.ts';

/** Milliseconds after which the log is read again although nobody said that there is news. */
const LOOK_AGAIN = 5000;

interface Wanted {
  readonly conversation: string;
  readonly audience: Audience;
  readonly after: number;
  readonly limit: number;
  /** Where hints of the conversation are heard. */
  readonly topic: Topic;
}

/** Writes to the log and says so; waits for what others write. */
export class Conversations {
  readonly #log: ConversationLog;
  readonly #hub: Hub;
  readonly #now: () => number;

  constructor(log: ConversationLog, hub: Hub, now: () => number = Date.now) {
    this.#log = log;
    this.#hub = hub;
    this.#now = now;
  }

  async start(request: Omit<StartConversation, 'at'>): Promise<Appended> {
    return this.#announced(await this.#log.start({ ...request, at: this.#now() }));
  }

  async append<T extends EventType>(request: Omit<AppendEvent<T>, 'at'>): Promise<Appended> {
    return this.#announced(await this.#log.append<T>({ ...request, at: this.#now() } as AppendEvent<T>));
  }

  /** Says what was stored elsewhere than here. */
  announceAll(all: readonly Appended[]): void {
    for (const appended of all) this.#announced(appended);
  }

  /** A signal that fires after so many seconds, or when the one who asked is gone: nothing is kept open for nobody. */
  patience(response: ServerResponse, seconds: number): AbortSignal {
    const gone = new AbortController();
    // A response closes with its connection, and once it is sent: a connection that is kept keeps nothing of it.
    response.once('close', () => gone.abort());
    return AbortSignal.any([AbortSignal.timeout(seconds * 1000), gone.signal]);
  }

  /** The events after a number; where there are none, waits until there are or the signal fires. */
  async waitForEvents(
    { conversation, audience, after, limit, topic }: Wanted,
    until: AbortSignal,
  ): Promise<Page> {
    let wake: () => void = () => undefined;
    const listener: Listener = {
      heard: (hint) => {
        if (hint.conversation === conversation) wake();
      },
      typingHeard: () => undefined,
    };
    this.#hub.listen(topic, listener);
    const end = (): void => wake();
    until.addEventListener('abort', end);
    // A hint may be lost on its way from another process.
    const looking = setInterval(end, LOOK_AGAIN);
    try {
      for (;;) {
        // Listened for before it is read: what comes in between is not missed.
        const woken = new Promise<void>((resolve) => {
          wake = resolve;
        });
        const page = await this.#log.eventsAfter(conversation, audience, after, limit);
        if (page.events.length > 0 || until.aborted) return page;
        await woken;
      }
    } finally {
      clearInterval(looking);
      until.removeEventListener('abort', end);
      this.#hub.leave(topic, listener);
    }
  }

  #announced(appended: Appended): Appended {
    const { event, repeated, site, visitor } = appended;
    // Notes move no visitor's number: a hint of theirs is only for agents.
    if (!repeated) this.#hub.announce(hintOf(event, site, visitor, event.vseq ?? 0));
    return appended;
  }
}
