/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
import { CLOSE } from '../../../contract/conversation/close.ts';
import { HEARTBEAT_SECONDS, SILENCE_SECONDS } from '../../../contract/conversation/limits.ts';
import type { ServerFrame } from '../../../contract/conversation/frames.ts';
import type { Connection } from '../../thread/thread.ts';
import { apiOf } from './requests.ts';
import type { Address, Having, News, Server } from '../transport.ts';
import { poll } from './poll.ts';

/** Milliseconds before another attempt: any up to twice as long as the last time, within these. */
const [LEAST, MOST] = [500, 30_000];

/** Attempts at a socket that never said a word, after which news are asked for instead. */
const ATTEMPTS = 2;

/** Milliseconds after coming back to the page that a socket has to answer in. */
const ANSWER = 3000;

/** The first frame: who is there, and what they have. */
const helloOf = (address: Address, { log, have }: Having): object => {
  const identity = address.identity();
  return {
    t: 'hello',
    secret: address.secret(),
    ...(identity && { identity }),
    ...(log !== null && { log }),
    have,
  };
};

/** Looks whenever a page may have lost its socket. @returns what ends it */
const atMoments = (look: () => void): (() => void) => {
  const moments = ['online', 'offline', 'pageshow', 'visibilitychange'];
  // The capture phase of the window: the page's own listeners cannot keep it away.
  for (const moment of moments) addEventListener(moment, look, true);
  return () => {
    for (const moment of moments) removeEventListener(moment, look, true);
  };
};

/**
 * One connection for news: a WebSocket, or where none gets through, requests that are kept open. It never gives up, and
 * begins with what the visitor has: nothing that happened meanwhile is missed.
 * @returns sends a frame, if there is a socket; and `end`
 */
export const connect = (server: Server, having: () => Having, news: News) => {
  const { address } = server;
  let socket: WebSocket | undefined;
  let log: string | undefined;
  let [attempt, mute] = [0, 0];
  let heardAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds that the server wants to hear nothing. */
  let pause = 0;
  let isEnded = false;

  const later = (act: () => void): void => {
    clearTimeout(timer);
    if (isEnded) return;
    const wait = pause + Math.random() * Math.min(MOST, LEAST * 2 ** attempt);
    attempt += 1;
    news.connection(navigator.onLine ? 'connecting' : 'offline');
    timer = setTimeout(act, wait);
  };
  const send = (frame: object): void => {
    if (socket?.readyState === WebSocket.OPEN) socket.send(JSON.stringify(frame));
  };
  const watch = (patience: number): void => {
    clearTimeout(timer);
    // A connection that is cut in one direction looks alive.
    timer = setTimeout(() => socket?.close(), patience);
  };

  const hear = (frame: ServerFrame): void => {
    heardAt = Date.now();
    watch(SILENCE_SECONDS * 1000);
    if (frame.t === 'welcome' || frame.t === 'reset') {
      [attempt, mute] = [0, 0];
      ({ log } = frame);
      news.log(log);
      news.connection('live');
    } else if (frame.t === 'event') news.event(frame.c, frame.event, log!);
    else if (frame.t === 'typing') news.typing(frame.c, frame.who, frame.left);
  };

  const open = (): void => {
    if (isEnded) return;
    const opened = new WebSocket(`${apiOf(address).replace(/^http/, 'ws')}/live`);
    socket = opened;
    watch(HEARTBEAT_SECONDS * 1000);
    [pause, mute] = [0, mute + 1];
    opened.onopen = () => send(helloOf(address, having()));
    opened.onmessage = ({ data }) => {
      if (opened === socket) hear(JSON.parse(String(data)) as ServerFrame);
    };
    opened.onclose = ({ code, reason }) => {
      if (code === CLOSE.tooMany) [pause, mute] = [Number(reason) * 1000, 0];
      if (code === CLOSE.identity) address.identityRefused();
      if (opened === socket) later(mute > ATTEMPTS ? () => void ask() : open);
    };
  };

  /** News are asked for; once a while a socket is tried again. */
  const ask = async (): Promise<void> => {
    const connection = (state: Connection): void => {
      attempt = 0;
      news.connection(state);
    };
    try {
      await poll(server, having, { ...news, connection }, () => isEnded);
      mute = 0;
      open();
    } catch {
      later(() => void ask());
    }
  };

  /** Back on the page, or on the network: is the socket still one? */
  const look = (): void => {
    if (isEnded || document.visibilityState === 'hidden') return;
    if (!navigator.onLine) return news.connection('offline');
    news.look();
    if (socket?.readyState === WebSocket.OPEN) {
      if (Date.now() - heardAt > 5000) {
        send({ t: 'ping' });
        watch(ANSWER);
      }
    } else if (socket?.readyState === WebSocket.CLOSED && mute <= ATTEMPTS && !pause) {
      clearTimeout(timer);
      open();
    }
  };
  const deaf = atMoments(look);
  open();
  return {
    send,
    end: (): void => {
      isEnded = true;
      clearTimeout(timer);
      deaf();
      socket?.close();
    },
  };
};
