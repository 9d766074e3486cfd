import { describe, expect, test } from '@jest/globals';
import { outboundMessage } from '../outbound-message.ts';
import type { RuledSite } from './ruled-site.ts';
import { random, visitorOf } from '../served.ts';
import type { Wanted } from '../settings-of.ts';

/** What a server says by itself: that nobody is there, and when somebody is. */
export const answersByHours = (ruled: RuledSite): void => {
  const { rule, eventsOf, putOutbound, widgetsAt } = ruled;

  describe('case 37: an automatic reply', () => {
    const away: Wanted = {
      hours: { rows: [{ days: [1], from: '09:00', to: '17:00' }] },
      autoReply: { away: ['Back ', { tag: 'returns' }, '.'] },
    };
    const plain = (text: string) => text.replaceAll(/[\u2068\u2069]/g, '');
    const repliesIn = async (visitor: ReturnType<typeof visitorOf>, conversation: string) =>
      (await eventsOf(visitor, conversation)).flatMap(({ type, body }) =>
        type === 'autoReply' ? [plain((body as { text: string }).text)] : [],
      );

    test('is said once a conversation and absence, in the visitor’s clock', async () => {
      await rule(away);
      // Monday evening in Berlin; Monday noon in New York.
      ruled.now = Date.UTC(2026, 5, 1, 16);
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello', random(16), {}, { zone: 'America/New_York' }))
        .body;
      await visitor.send(conversation, 'Anybody?');
      expect(await repliesIn(visitor, conversation)).toEqual(['Back June 8 at 3:00 AM.']);
      ruled.now = Date.UTC(2026, 5, 8, 9);
      await visitor.send(conversation, 'In office hours');
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
      ruled.now = Date.UTC(2026, 5, 9, 9);
      await visitor.send(conversation, 'Another absence', random(16), { zone: 'Nowhere/Land' });
      expect(await repliesIn(visitor, conversation)).toEqual([
        'Back June 8 at 3:00 AM.',
        'Back Monday at 9:00 AM.',
      ]);
    });

    test('without office hours is said once while nobody is there, and again when the team was there in between', async () => {
      await rule({ autoReply: { away: ['Nobody is here.'], online: ['We are here.'] } });
      const { members } = ruled.place.store;
      const [agent] = await members.members();
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello')).body;
      const texts = ['Nobody is here.'];
      const said = async () => {
        await visitor.send(conversation, 'Anybody?');
        return repliesIn(visitor, conversation);
      };
      expect(await said()).toEqual(texts);
      for (const reply of ['We are here.', undefined]) {
        ruled.now += 600_000;
        await members.noteHere(agent!.id, ruled.now);
        if (reply !== undefined) texts.push(reply);
        expect(await said()).toEqual(texts);
        // Whoever sets themselves to away is away while their window is open, too.
        await members.changeMember(agent!.id, { awayAt: ruled.now });
        texts.push('Nobody is here.');
        for (const at of [ruled.now + 45_000, null]) {
          await members.noteHere(agent!.id, at);
          expect(await said()).toEqual(texts);
        }
        await members.changeMember(agent!.id, { awayAt: null });
      }
    });

    test('is said in the page’s language, then the browser’s, as the owner translated it', async () => {
      await rule({
        ...away,
        autoReplyIn: {
          'de-AT': { away: ['Servus, bis ', { tag: 'returns' }, '.'] },
          fr: { online: ['Bonjour.'] },
        },
      });
      ruled.now = Date.UTC(2026, 5, 1, 16);
      const said = async (page: { language?: string }): Promise<string[]> => {
        const visitor = visitorOf(ruled.served);
        const started = await visitor.start('Hello', random(16), {}, { zone: 'Europe/Berlin', ...page });
        return repliesIn(visitor, started.body.conversation);
      };
      expect(await said({ language: 'de-AT' })).toEqual(['Servus, bis 8. Juni um 09:00.']);
      // Away has no French; nothing else is known of this browser.
      for (const page of [{}, { language: 'fr' }, { language: 'de' }, { language: '' }, { language: '-' }])
        expect((await said(page)).join()).toMatch(/^Back /);
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello', random(16), {}, { language: 'en' })).body;
      ruled.now = Date.UTC(2026, 5, 9, 9);
      await visitor.send(conversation, 'On a German page now', random(16), { language: 'de-AT' });
      expect((await repliesIn(visitor, conversation)).at(-1)).toMatch(/^Servus/);
    });

    test('says of the visitor what is known, and what the owner wrote for the rest', async () => {
      const tags = ['first_name', 'last_name', 'name', 'email'] as const;
      await rule({
        ...away,
        autoReply: { away: tags.flatMap((tag) => [{ tag, fallback: `no ${tag}` }, ', ']) },
      });
      ruled.now = Date.UTC(2026, 5, 2, 9);
      const said = async (details: object): Promise<string> => {
        const visitor = visitorOf(ruled.served);
        const { conversation } = (await visitor.start('Hello', random(16), details)).body;
        return (await repliesIn(visitor, conversation)).join();
      };
      const whole = { firstName: 'Jo', lastName: 'Rivera', email: 'jo@shop.example' };
      expect(await said(whole)).toBe('Jo, Rivera, Jo Rivera, jo@shop.example,');
      expect(await said({ firstName: 'Jo' })).toBe('Jo, no last_name, Jo, no email,');
      expect(await said({})).toBe('no first_name, no last_name, no name, no email,');
    });

    test('is said where an outbound message opened the conversation', async () => {
      await rule(away);
      await putOutbound('hello', outboundMessage());
      ruled.now = Date.UTC(2026, 5, 2, 9);
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
    });

    test('does not say that nobody is there where the owner wants the chat as usual', async () => {
      await rule({ ...away, hours: { ...away.hours, outside: 'open' } });
      ruled.now = Date.UTC(2026, 5, 2, 9);
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Hello')).body;
      expect(await repliesIn(visitor, conversation)).toEqual([]);
    });

    test('is not lost with a first answer that was, and not doubled', async () => {
      await rule(away);
      ruled.now = Date.UTC(2026, 5, 2, 9);
      const visitor = visitorOf(ruled.served);
      const key = random(16);
      const { conversation } = (await visitor.start('Hello', key)).body;
      await visitor.start('Hello', key);
      expect(await repliesIn(visitor, conversation)).toHaveLength(1);
    });
  });

  test('where the owner hides the chat outside of office hours, none begins then, and each goes on', async () => {
    await rule({ hours: { rows: [{ days: [1], from: '09:00', to: '17:00' }], outside: 'hide' } });
    const visitor = visitorOf(ruled.served);
    const { conversation } = (await visitor.start('Hello')).body;
    ruled.now = Date.UTC(2026, 5, 1, 20);
    const before = await ruled.place.rows();
    const late = await visitor.start('Anybody?');
    expect([late.status, late.body]).toEqual([403, { problem: 'outsideHours' }]);
    expect(await ruled.place.rows()).toEqual(before);
    expect((await visitor.send(conversation, 'More')).status).toBe(201);
  });

  test('where the owner hides the chat outside of office hours, the team says nothing first then: nobody could answer it', async () => {
    const hours: Wanted['hours'] = { rows: [{ days: [1], from: '09:00', to: '17:00' }] };
    await putOutbound('hello', outboundMessage());
    const said = async (): Promise<string[]> => (await widgetsAt('/')).widgets.map(({ id }) => id);
    await rule({ hours: { ...hours, outside: 'hide' } });
    expect(await said()).toEqual(['hello']);
    ruled.now = Date.UTC(2026, 5, 1, 20);
    expect(await said()).toEqual([]);
    // A page that stays open goes on asking.
    expect((await widgetsAt('/')).talk_suite).toMatchObject({ outbound: true });
    for (const outside of ['leaveMessage', 'open'] as const) {
      await rule({ hours: { ...hours, outside } });
      expect(await said()).toEqual(['hello']);
    }
  });

  test('case 39: whether the team is there is reckoned here, and said to every browser', async () => {
    await rule({ hours: { rows: [{ days: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }] } });
    expect((await widgetsAt('/')).talk_suite).toMatchObject({ online: true });
    ruled.now = Date.UTC(2026, 5, 1, 20);
    expect((await widgetsAt('/')).talk_suite).toMatchObject({ online: false });
    const foreign = await fetch(`${ruled.served.url}/-/widgets/get`, {
      method: 'POST',
      headers: { Origin: 'https://evil.example' },
      body: JSON.stringify({ h: ruled.served.site.trackingKey, tk: true }),
    });
    expect(await foreign.json()).not.toHaveProperty('talk_suite');
  });
};
