import type { OpenChat } from '../chat/parts.ts';
import { consentOf } from '../consent.ts';
import { refusalIn, type ChatTransport } from '../transport.ts';
import { turn } from './turn.ts';

/** In whose clock and language the server answers by itself. */
const listener = () => ({
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  language: document.documentElement.lang.slice(0, 35),
});

/** Milliseconds that a first message waits at most for what the page has to say. */
const AT_MOST = 2000;

/** Where the visitor is, as far as that is known soon. */
const placeOf = async ({ bring }: OpenChat) => {
  const until = new Promise<void>((end) => {
    setTimeout(end, AT_MOST);
    // The page is left: the message goes now, or with the next page.
    addEventListener('pagehide', () => end());
  });
  const part = await Promise.race([bring('context').catch(() => undefined), until]);
  return part?.read(until);
};

/**
 * Sends one message. The conversation's first one starts it, with the form's answers, all in one request; those after it
 * wait for that. The key is the message's own, so a second attempt is harmless.
 */
export const sendWith = async (chat: OpenChat, transport: ChatTransport, key: string): Promise<void> => {
  const { model, shell } = chat;
  const { conversation, details, thread } = model;
  const found = thread.outbox.find((each) => each.key === key);
  if (found?.state !== 'sending') return;
  const { text, files } = found;
  try {
    if (conversation !== null) {
      const { log, event } = await transport.add(conversation, {
        key,
        body: { text, ...(files && { files: files.map(({ id }) => id) }) },
        ...consentOf(model),
        ...listener(),
      });
      return chat.happen({ type: 'answer', key, log, event });
    }
    // The first one is on its way; when it has arrived, this one follows.
    if (thread.outbox[0]?.key !== key) return chat.happen({ type: 'silence', key });
    const answer = await transport.start(key, {
      details,
      message: { text },
      ...(model.teamFirst && { outbound: model.teamFirst.id }),
      ...consentOf(model),
      ...(await placeOf(chat)),
      ...listener(),
    });
    shell.set({ conversation: answer.conversation });
    shell.parts.storage.keepBrowser({ begun: answer.conversation });
    chat.happen({ type: 'answer', key, log: answer.log, event: answer.event });
    for (const each of chat.model.thread.outbox)
      if (each.key !== key) {
        chat.happen({ type: 'retry', key: each.key });
        await sendWith(chat, transport, each.key);
      }
  } catch (error) {
    const refusal = refusalIn(error);
    if (refusal) {
      // What the team said first is not said any more: this begins a conversation like any other.
      if (refusal.field === 'outbound') {
        shell.set({ teamFirst: undefined });
        return sendWith(chat, transport, key);
      }
      // Why, in words that not everybody needs.
      shell.parts.allWords().catch(() => undefined);
      if (refusal.problem === 'detailsNeeded') chat.parts.live?.refusedFor(refusal.field);
      chat.happen({
        type: 'refusal',
        key,
        problem: refusal.problem,
        ...(refusal.wait && { retryAt: shell.parts.now() + refusal.wait }),
      });
    } else chat.happen({ type: 'silence', key });
  }
};

/** Begins a conversation with a message: one tab at a time, and none where another tab has begun one meanwhile. */
export const beginWith: typeof sendWith = async (chat, transport, key) => {
  const end = await turn(`talksuite:${chat.address?.key}:start`);
  const { rows, teamFirst } = chat.model;
  if (!rows?.length && !teamFirst) await chat.parts.live?.load();
  await sendWith(chat, transport, key).finally(end);
};
