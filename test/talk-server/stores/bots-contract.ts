import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReaderEvent } from '../../../core/contract/index.ts';
import type { ListRow } from '../../../talk-server/storage/inbox.ts';
import { newWebhookSecret } from '../../../talk-server/webhooks/sign.ts';
import { startBot, type Bot } from './bot.ts';
import { liveOf, ownerOf, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { serve, visitorOf, type Served } from '../served.ts';

/** A bot that hears by a signed webhook, answers by the API, and hands over, wherever conversations are stored. */
export const worksWithBots = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let served: Served;
  let owner: InboxClient;
  let bot: Bot;

  beforeAll(async () => {
    place = await openPlace();
    served = await serve(place.store, { local: true });
    owner = await ownerOf(served, place.store);
    bot = await startBot(served, place.store, owner, 'Lampy');
  });
  afterAll(async () => {
    await bot?.stop();
    await served?.stop();
    await place.stop();
  });

  const lists = async (list: string): Promise<readonly string[]> =>
    (
      await owner.ask<{ conversations: readonly ListRow[] }>('GET', `/conversations?list=${list}`)
    ).body.conversations.map(({ id }) => id);

  test('a visitor is answered by name, and gets a person when the bot knows no more', async () => {
    const inbox = await liveOf(owner);
    const visitor = visitorOf(served);
    const { conversation } = (await visitor.start('Do you ship to Norway?')).body;
    const live = await visitor.connect();
    const said = (text: string): ReaderEvent | undefined =>
      live.events().find(({ body }) => (body as { text?: string }).text === text);
    await live.until(() => said('Yes, in four days.') !== undefined);
    expect(said('Yes, in four days.')!.author).toEqual({ kind: 'bot', id: bot.id, name: 'Lampy' });
    expect(await lists('unassigned')).not.toContain(conversation);
    expect(await lists('assigned')).toContain(conversation);

    await visitor.send(conversation, 'I want a person');
    const row = (): ListRow | undefined =>
      inbox.frames
        .flatMap((frame) => (frame.t === 'row' && frame.head.id === conversation ? [frame.head] : []))
        .at(-1) as ListRow | undefined;
    await inbox.until(() => row()?.agent === null && row()?.preview?.by === 'bot');
    await live.until(() => said('I hand you over to my colleagues.') !== undefined);
    expect(await lists('unassigned')).toContain(conversation);
    // Every delivery was signed, and none of the bot's own words came back to it as a question.
    expect(bot.heard()).toEqual(['Do you ship to Norway?', 'I want a person']);
    await live.end();
    inbox.end();
  });

  test('a delivery that somebody else made is no reason to answer', async () => {
    const { conversation } = (await visitorOf(served).start('Hello')).body;
    expect(await bot.forge(conversation, newWebhookSecret())).toBe(401);
  });
};
