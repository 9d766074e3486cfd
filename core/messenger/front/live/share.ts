/* oxlint-disable unicorn/require-post-message-target-origin -- a channel has none */
/* oxlint-disable unicorn/prefer-add-event-listener -- properties take fewer bytes */
import type { ClientFrame } from '../../../contract/conversation/frames.ts';
import type { Having, News, Server } from '../transport.ts';
import { connect } from './connect.ts';
import { turn } from './turn.ts';

/** What tells the team that the visitor types, or types no longer. */
type TypingFrame = Extract<ClientFrame, { readonly t: 'typing' }>;
export type TellTyping = (frame: TypingFrame) => void;

/** What tabs of one site say to each other. */
type Said =
  | { readonly [Name in keyof News]: readonly [Name, ...Parameters<News[Name]>] }[keyof News]
  | readonly ['typingHere', TypingFrame]
  | readonly ['who']
  | readonly ['out'];

/**
 * One connection for all tabs of a site: the tab that holds the lock has it, and passes on what it hears. When that tab
 * goes, the next one has the lock. A tab that missed something reads the log, as after any gap. When the visitor signs
 * out in one tab, all of them end it: what comes next is another visitor's.
 */
export const share = (server: Server, having: () => Having, news: News): TellTyping => {
  // That of what they keep, too.
  const name = `talksuite:${server.address.key}`;
  const channel = new BroadcastChannel(name);
  let own: ReturnType<typeof connect> | undefined;
  let last: Parameters<News['connection']> = ['connecting'];
  const pass = (said: Said): void => channel.postMessage(said);
  const typing: TellTyping = (frame) => own?.send(frame);
  const hear = ([what, ...values]: Said): void => {
    if (what === 'who') {
      if (own) pass(['connection', ...last]);
    } else if (what === 'out') dispatchEvent(new Event('talksuite:signed-out'));
    else if (what === 'typingHere') typing(values[0] as TypingFrame);
    else (news[what] as (...values: unknown[]) => void)(...values);
  };
  channel.onmessage = ({ data }) => hear(data as Said);
  pass(['who']);
  const lead = (): void => {
    own = connect(server, having, {
      connection: (connection) => {
        last = [connection];
        both(['connection', connection]);
      },
      log: (...values) => both(['log', ...values]),
      event: (...values) => both(['event', ...values]),
      typing: (...values) => both(['typing', ...values]),
      look: (...values) => both(['look', ...values]),
    });
  };
  const both = (said: Said): void => {
    pass(said);
    hear(said);
  };
  let release: () => void = () => undefined;
  const enter = async (): Promise<void> => {
    const end = await turn(name);
    if (isOut) return end();
    release = end;
    lead();
  };
  const leave = (): void => {
    own?.end();
    own = undefined;
    release();
  };
  let isOut = false;
  void enter();
  // A page in the back/forward cache holds neither lock nor connection; it takes them up again when it comes back.
  addEventListener('pagehide', leave, true);
  addEventListener('pageshow', ({ persisted }) => persisted && !isOut && void enter(), true);
  // A page on which nobody has opened the messenger takes away what all tabs keep, and no more: see `loader/visitor.ts`.
  addEventListener('storage', ({ key, newValue }) => {
    if (key === name && !newValue) hear(['out']);
  });
  addEventListener(
    'talksuite:signed-out',
    () => {
      isOut = true;
      leave();
      pass(['out']);
      channel.close();
    },
    { once: true },
  );
  return (frame) => (own ? typing(frame) : pass(['typingHere', frame]));
};
