import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReaderEvent } from '../../contract/conversation/requests.ts';
import { reduce, type Happening } from './reduce.ts';
import { shown } from './shown.ts';
import { have, keptOf, needs, newThread, type Thread } from './thread.ts';

// A failure prints its seed and path; FUZZ_SEED and FUZZ_RUNS repeat or prolong it, `npm run prove` as well.
const { FUZZ_SEED, FUZZ_RUNS, TALK_PROVE } = process.env;
const runs = {
  numRuns: Number(FUZZ_RUNS ?? (TALK_PROVE === '1' ? 20_000 : 1500)),
  ...(FUZZ_SEED !== undefined && { seed: Number(FUZZ_SEED) }),
};

/** The log's rules, and nothing else: numbers without a gap, one event for a key, another name after a restore. */
class Log {
  name = 'log-0';
  readonly events: ReaderEvent[] = [];
  readonly keys = new Map<string, ReaderEvent>();
  readonly lost = new Set<string>();

  add(kind: 'visitor' | 'agent', text: string, key?: string): ReaderEvent {
    const stored = key === undefined ? undefined : this.keys.get(key);
    if (stored !== undefined) return stored;
    const event: ReaderEvent = {
      seq: this.events.length + 1,
      type: 'message',
      author: { kind, id: kind },
      body: { text },
      at: this.events.length,
      key: key ?? null,
    };
    this.events.push(event);
    if (key !== undefined) this.keys.set(key, event);
    return event;
  }

  restore(length: number): void {
    this.events.length = Math.min(this.events.length, length);
    for (const [key, event] of this.keys)
      if (this.events[event.seq - 1] !== event) {
        this.keys.delete(key);
        this.lost.add(key);
      }
    this.name = `log-${Number(this.name.slice(4)) + 1}`;
  }
}

const PAGE = 3;

/** One browser, one log, and a network that loses, doubles and reorders what is on it. */
class World {
  readonly log = new Log();
  thread: Thread = newThread();
  readonly wire: Happening[] = [];
  readonly requests: { key: string; text: string }[] = [];
  readonly pressed = new Map<string, string>();

  happen(happening: Happening): void {
    this.thread = reduce(this.thread, happening);
  }

  announce(event: ReaderEvent): void {
    this.wire.push({ type: 'events', log: this.log.name, events: [event] });
  }

  page(): Happening {
    const after = have(this.thread);
    const rest = this.log.events.slice(after);
    // Numbers of another log make a client start anew.
    const events = this.thread.log === null || this.thread.log === this.log.name ? rest.slice(0, PAGE) : [];
    const more = rest.length > events.length || after > this.log.events.length;
    return { type: 'events', log: this.log.name, events, page: { asked: this.thread.log, after, more } };
  }

  request(key: string): void {
    const message = this.thread.outbox.find((each) => each.key === key);
    if (message?.state === 'sending') this.requests.push({ key, text: message.text });
  }

  press(text: string): void {
    const key = `key-${this.pressed.size}`;
    this.happen({ type: 'draft', text });
    this.happen({ type: 'send', key, now: 0 });
    this.pressed.set(key, text);
    this.request(key);
  }

  /** The server gets a request. What it answers is on the wire, and may be lost there. */
  serve(index: number): void {
    const [request] = this.requests.splice(index % Math.max(1, this.requests.length), 1);
    if (request === undefined) return;
    const known = this.log.keys.has(request.key);
    const event = this.log.add('visitor', request.text, request.key);
    if (!known) this.announce(event);
    this.wire.push({ type: 'answer', key: request.key, log: this.log.name, event });
  }

  retryAll(): void {
    for (const { key } of this.thread.outbox) {
      this.happen({ type: 'silence', key });
      this.happen({ type: 'retry', key });
      this.request(key);
    }
  }

  /** The network works again: what is still on its way is lost, the socket is new, and all is read and answered. */
  settle(): void {
    this.wire.length = 0;
    this.requests.length = 0;
    this.happen({ type: 'log', log: this.log.name });
    this.retryAll();
    while (this.requests.length > 0) this.serve(0);
    for (const answer of this.wire.splice(0)) if (answer.type === 'answer') this.happen(answer);
    this.happen(this.page());
    for (let turn = 0; needs(this.thread) !== null; turn += 1) {
      if (turn > 1000) throw new Error('Reading never ends');
      this.happen(this.page());
    }
  }
}

type Step = (world: World) => void;

const at = fc.nat(50);
const stepsWith = (words: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: words.map(
        (text): Step =>
          (world) =>
            world.press(text),
      ),
    },
    {
      weight: 3,
      arbitrary: words.map(
        (text): Step =>
          (world) =>
            world.announce(world.log.add('agent', text)),
      ),
    },
    // Another tab of the same visitor.
    {
      weight: 1,
      arbitrary: words.map(
        (text): Step =>
          (world) =>
            world.announce(world.log.add('visitor', text)),
      ),
    },
    {
      weight: 5,
      arbitrary: at.map(
        (index): Step =>
          (world) =>
            world.serve(index),
      ),
    },
    // Anything on the wire arrives, in any order; some of it twice.
    {
      weight: 8,
      arbitrary: fc.tuple(at, fc.boolean()).map(([index, twice]): Step => (world) => {
        const place = index % Math.max(1, world.wire.length);
        const frame = world.wire[place];
        if (frame === undefined) return;
        if (!twice) world.wire.splice(place, 1);
        world.happen(frame);
      }),
    },
    {
      weight: 2,
      arbitrary: at.map(
        (index): Step =>
          (world) =>
            void world.wire.splice(index, 1),
      ),
    },
    { weight: 3, arbitrary: fc.constant<Step>((world) => void world.wire.push(world.page())) },
    { weight: 2, arbitrary: fc.constant<Step>((world) => world.retryAll()) },
    {
      weight: 1,
      arbitrary: fc.constant<Step>((world) => world.happen({ type: 'log', log: world.log.name })),
    },
    // The page is loaded anew.
    {
      weight: 1,
      arbitrary: fc.constant<Step>((world) => {
        world.thread = newThread(JSON.parse(JSON.stringify(keptOf(world.thread))));
      }),
    },
    {
      weight: 1,
      arbitrary: fc.nat(6).map(
        (length): Step =>
          (world) =>
            world.log.restore(length),
      ),
    },
  );

const words = fc.constantFrom('a', 'b');
let unique = 0;
const uniqueWords = fc.constant('').map(() => `text ${(unique += 1)}`);

describe('a thread over a network that loses, doubles and reorders', () => {
  test('is the log once it has been read, with every message once', () => {
    fc.assert(
      fc.property(fc.array(stepsWith(words), { maxLength: 60 }), (steps) => {
        const world = new World();
        for (const step of steps) step(world);
        world.settle();
        expect(world.thread.events).toEqual(world.log.events);
        expect(shown(world.thread)).toEqual(world.log.events.map((event) => ({ kind: 'event', event })));
        for (const [key, text] of world.pressed) {
          const stored = world.log.keys.get(key);
          if (!world.log.lost.has(key)) expect(stored?.body).toEqual({ text });
        }
      }),
      runs,
    );
  });

  test('never loses a message before the log has it, and never shows one twice', () => {
    fc.assert(
      fc.property(fc.array(stepsWith(uniqueWords), { maxLength: 60 }), (steps) => {
        const world = new World();
        for (const step of steps) {
          step(world);
          const { outbox } = world.thread;
          for (const key of world.pressed.keys())
            expect(
              outbox.some((each) => each.key === key) || world.log.keys.has(key) || world.log.lost.has(key),
            ).toBe(true);
          const texts = shown(world.thread).map((line) =>
            line.kind === 'event' ? (line.event.body as { text: string }).text : line.message.text,
          );
          expect(texts).toEqual([...new Set(texts)]);
        }
      }),
      runs,
    );
  });

  test('keeps the draft through everything that others do', () => {
    const foreign = fc.array(stepsWith(words), { maxLength: 40 });
    fc.assert(
      fc.property(foreign, fc.string(), (steps, draft) => {
        const world = new World();
        const press = world.press.bind(world);
        // A message is sent from an empty box: what is typed meanwhile is put back by the next key.
        world.press = (text) => {
          press(text);
          world.happen({ type: 'draft', text: draft });
        };
        world.happen({ type: 'draft', text: draft });
        for (const step of steps) {
          step(world);
          expect(world.thread.draft).toBe(draft);
        }
      }),
      runs,
    );
  });
});
