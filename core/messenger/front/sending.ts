import type { Happening } from '../thread/reduce.ts';
import { renderTemplate } from '../merge-tags/render.ts';
import type { Model } from './model.ts';
import { Refused, type ChatTransport } from './transport.ts';

interface Delivery {
  readonly key: string;
  model(): Model;
  chat(): Promise<ChatTransport | undefined>;
  now(): number;
  happen(happening: Happening): void;
  /** The conversation has begun. */
  started(conversation: string): void;
}

/** What the visitor agreed to, as they read it. */
const consentOf = ({ settings, texts, visitor, form }: Model) => {
  const asked = settings.visitors.consent;
  return asked && form.agreed
    ? { consent: { wording: renderTemplate(texts.consent, visitor), url: asked.url } }
    : {};
};

/** Where the visitor is, and their clock; of the page nothing before they have agreed, where they are asked to. */
const placeOf = ({ settings, form }: Model) => ({
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
  ...((!settings.visitors.consent || form.agreed) && {
    context: {
      reported: { page: { url: location.href.slice(0, 2000), title: document.title.slice(0, 300) } },
    },
  }),
});

/**
 * Sends one message. The conversation's first one starts it, with the form's answers, all in one request; those after it
 * wait for that. The key is the message's own, so a second attempt is harmless.
 */
export const sendWith = async (delivery: Delivery): Promise<void> => {
  const { key, model, happen } = delivery;
  const message = (): Model['thread']['outbox'][number] | undefined =>
    model().thread.outbox.find((each) => each.key === key);
  try {
    const chat = await delivery.chat();
    const found = message();
    if (!chat || found?.state !== 'sending') return;
    const { conversation, thread, details } = model();
    if (conversation === null && thread.outbox[0]?.key !== key) {
      // The first one is on its way; when it has arrived, this one follows.
      happen({ type: 'silence', key });
      return;
    }
    const answer =
      conversation === null
        ? await chat.start(key, {
            details,
            message: { text: found.text },
            ...consentOf(model()),
            ...placeOf(model()),
          })
        : await chat.add(conversation, { key, body: { text: found.text } });
    if (conversation === null) delivery.started(answer.conversation);
    happen({ type: 'answer', key, log: answer.log, event: answer.event });
    if (conversation === null)
      for (const each of model().thread.outbox)
        if (each.key !== key) {
          happen({ type: 'retry', key: each.key });
          await sendWith({ ...delivery, key: each.key });
        }
  } catch (error) {
    if (error instanceof Refused)
      happen({
        type: 'refusal',
        key,
        problem: error.problem,
        ...(error.wait !== undefined && { retryAt: delivery.now() + error.wait }),
      });
    else happen({ type: 'silence', key });
  }
};
