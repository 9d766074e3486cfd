// A bot as somebody writes one: it hears by a signed webhook, and answers by the API with its key.
import { createHmac } from 'node:crypto';
import { within } from '../../patience.ts';
import { isSignedWith, startReceiver, type Heard } from './webhook-receiver.ts';
import type { Store } from '../../../talk-server/storage/store.ts';
import { newWebhookSecret } from '../../../talk-server/webhooks/sign.ts';
import type { InboxClient } from '../inbox/inbox-client.ts';
import { agentOf, type Served } from '../served.ts';

interface Told {
  readonly conversation: string;
  readonly event: { readonly author: { readonly kind: string }; readonly body: { readonly text: string } };
}

/** A bot that takes what visitors write, answers it, and hands over to people who ask for one. */
export const startBot = async (served: Served, store: Store, owner: InboxClient, name: string) => {
  const { key } = (await owner.ask<{ key: string }>('POST', '/keys', { name, bot: true })).body;
  const api = agentOf({ ...served, agentKey: key });
  const { members } = (
    await owner.ask<{ members: readonly { id: string; name: string; role: string }[] }>('GET', '/members')
  ).body;
  const { id } = members.find((member) => member.name === name && member.role === 'bot')!;
  const secret = newWebhookSecret();
  const asked: string[] = [];
  const answers: Promise<void>[] = [];

  const answer = async ({ conversation, event }: Told): Promise<void> => {
    asked.push(event.body.text);
    if (/person/.test(event.body.text)) {
      await api.add(conversation, 'message', { text: 'I hand you over to my colleagues.' });
      await api.add(conversation, 'assigned', { agent: null, team: null });
      return;
    }
    await api.add(conversation, 'assigned', { agent: id, team: null });
    await api.add(conversation, 'message', { text: 'Yes, in four days.' });
  };
  const receiver = await startReceiver((heard: Heard) => {
    if (!isSignedWith(secret, heard)) return 401;
    const told = heard.body as unknown as Told;
    if (told.event.author.kind === 'visitor') answers.push(answer(told));
    return 204;
  });
  await store.webhooks.addWebhook(
    { id: `bot-${id}`, site: served.site.id, url: receiver.url, events: ['message'], createdAt: Date.now() },
    secret,
  );
  return {
    id,
    /** What it was asked, of those whose signature is right. */
    heard: (): readonly string[] => asked,
    /** Sends it a delivery that is signed by another secret. @returns what it answers */
    forge: async (conversation: string, by: string): Promise<number> => {
      const text = JSON.stringify({
        id: 'x',
        conversation,
        event: { author: { kind: 'visitor' }, body: { text: 'Forged' } },
      });
      const mark = createHmac('sha256', Buffer.from(by.replace('whsec_', ''), 'base64'))
        .update(`x.1.${text}`)
        .digest('base64');
      const headers = { 'webhook-id': 'x', 'webhook-timestamp': '1', 'webhook-signature': `v1,${mark}` };
      return (await fetch(receiver.url, { method: 'POST', headers, body: text })).status;
    },
    /** Ends it once its answers are given: the server has to be there until then. */
    stop: async (): Promise<void> => {
      await receiver.stop();
      await within('the bot to have answered', Promise.all(answers));
    },
  };
};
export type Bot = Awaited<ReturnType<typeof startBot>>;
