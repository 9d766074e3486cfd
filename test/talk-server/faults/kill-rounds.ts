import { expect } from '@jest/globals';
import type { EventsAnswer } from '../../../core/contract/index.ts';
import { PATIENCE } from '../../patience.ts';
import { freePort } from '../../ports.ts';
import { startProcess, type ServerProcess } from '../processes.ts';
import { ORIGIN, random, visitorOf } from '../served.ts';

/** Milliseconds between two tries of a client that gets no answer. */
const RETRY = 50;

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });

export interface Killed {
  readonly sent: number;
  readonly kills: number;
  /** Requests that got no answer and were sent again with the same key. */
  readonly repeated: number;
  readonly lost: number;
  readonly doubled: number;
  readonly reordered: number;
}

/**
 * Visitors write one message after the other, each with a key that is kept until it is answered, while the server is
 * killed and started again; then the logs are compared with what was acknowledged.
 */
export const killWhileVisitorsWrite = async (
  database: string,
  { visitors, messages, kills }: { visitors: number; messages: number; kills: number },
): Promise<Killed> => {
  // One that nobody else is given while the server is gone.
  const port = await freePort();
  const first = await startProcess(database, ORIGIN, port);
  const served = {
    url: first.url,
    site: { id: '', name: '', trackingKey: first.trackingKey, origins: [ORIGIN] },
    agentKey: first.agentKey,
    stop: async () => undefined,
  };
  let server: ServerProcess = first;
  const seen = { repeated: 0, acknowledged: 0, writing: true };

  const untilAnswered = async <Answer extends { status: number; headers: Headers }>(
    ask: () => Promise<Answer>,
  ): Promise<Answer> => {
    for (const end = Date.now() + PATIENCE; Date.now() < end;) {
      try {
        const answer = await ask();
        // Who was quicker than the others may have to wait for them.
        if (answer.status === 429) {
          await pause(Number(answer.headers.get('retry-after')) * 1000);
          continue;
        }
        if (answer.status < 500) return answer;
      } catch {
        // The server is gone: the same again, until there is one.
      }
      seen.repeated += 1;
      await pause(RETRY);
    }
    throw new Error(`Waited ${PATIENCE / 1000} s for the server to answer.`);
  };

  const write = async (): Promise<{
    visitor: ReturnType<typeof visitorOf>;
    conversation: string;
    seqs: number[];
  }> => {
    const visitor = visitorOf(served);
    const startKey = random(16);
    const { body } = await untilAnswered(() => visitor.start('0', startKey));
    const seqs = [body.event.seq];
    for (let i = 1; i < messages; i += 1) {
      const key = random(16);
      const answer = await untilAnswered(() => visitor.send(body.conversation, String(i), key));
      expect([200, 201]).toContain(answer.status);
      seqs.push(answer.body.event.seq);
      seen.acknowledged += 1;
    }
    return { visitor, conversation: body.conversation, seqs };
  };

  const killing = (async () => {
    let killed = 0;
    // Each kill comes at another moment of the work: after so many messages more.
    for (; killed < kills && seen.writing; killed += 1) {
      const next =
        seen.acknowledged + 1 + Math.floor((visitors * messages) / (kills + 1) / 2 + Math.random() * 5);
      while (seen.writing && seen.acknowledged < next) await pause(5);
      await server.kill();
      server = await startProcess(database, ORIGIN, port);
    }
    return killed;
  })();
  const written = await Promise.all(Array.from({ length: visitors }, write));
  seen.writing = false;
  const killed = await killing;

  let [lost, doubled, reordered] = [0, 0, 0];
  for (const { visitor, conversation, seqs } of written) {
    const { body } = await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`);
    const texts = body.events.map((event) => Number((event.body as { text: string }).text));
    lost += messages - new Set(texts).size;
    doubled += texts.length - new Set(texts).size;
    reordered += texts.filter((text, i) => i > 0 && text < texts[i - 1]!).length;
    expect(seqs).toEqual(Array.from(seqs, (_, i) => i + 1));
  }
  await server.stop();
  return { sent: visitors * messages, kills: killed, repeated: seen.repeated, lost, doubled, reordered };
};
