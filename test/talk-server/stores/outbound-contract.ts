import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ConversationsAnswer } from '../../../core/contract/index.ts';
import { outboundMessage } from '../outbound-message.ts';
import type { RuledSite } from './ruled-site.ts';
import { agentOf, random, visitorOf } from '../served.ts';

/** Messages that the team sends first, and the conversations that they begin. */
export const sendsOutboundMessages = (ruled: RuledSite): void => {
  const { rule, eventsOf, putOutbound, widgetsAt } = ruled;

  describe('case 29: a conversation that the team began', () => {
    beforeEach(async () => {
      await rule({ visitors: { email: true, answersFirst: 2 } });
      await putOutbound('hello', outboundMessage({ text: 'Need a hand?' }));
    });

    test('takes exactly the allowed number of replies before details, also when they are sent at once', async () => {
      const visitor = visitorOf(ruled.served);
      const { status, body } = await visitor.start('Yes', random(16), {}, { outbound: 'hello' });
      expect(status).toBe(201);
      const { conversation } = body;
      expect((await eventsOf(visitor, conversation)).map((event) => event.body)).toEqual([
        { text: 'Need a hand?' },
        { text: 'Yes' },
      ]);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, i) => visitor.send(conversation, `More ${i}`)),
      );
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      for (const { status: code, body: problem } of answers.filter((answer) => answer.status !== 201))
        expect([code, problem]).toEqual([400, { problem: 'detailsNeeded', field: 'details.email' }]);
      const details = { email: 'mia@example.com' };
      expect((await visitor.send(conversation, 'I am Mia', random(16), { details })).status).toBe(201);
      expect((await visitor.send(conversation, 'And go on')).status).toBe(201);
    });

    test('takes no more of them from a visitor who begins it anew each time, also at once', async () => {
      const visitor = visitorOf(ruled.served);
      const start = (details: object = {}) =>
        visitor.start('Yes', random(16), details, { outbound: 'hello' });
      const first = await start();
      const answers = await Promise.all([start(), start(), start(), start()]);
      expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 400, 400, 400]);
      for (const { status, body } of [...answers, await visitor.send(first.body.conversation, 'More')])
        if (status !== 201) expect(body).toEqual({ problem: 'detailsNeeded', field: 'details.email' });
      expect((await start({ email: 'mia@example.com' })).status).toBe(201);
      expect((await start()).status).toBe(201);
      expect((await visitor.send(first.body.conversation, 'More')).status).toBe(201);
    });

    test('says what it needs of its visitor, and takes that between two messages', async () => {
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      const needs = async () =>
        (await visitor.ask<ConversationsAnswer>('GET', '/conversations')).body.needs ?? [];
      const give = (details: object, who = visitor) =>
        who.ask('POST', `/conversations/${conversation}/details`, details);
      expect(await needs()).toEqual(['email']);
      const refused = await give({ email: 'no address' });
      expect([refused.status, refused.body]).toMatchObject([400, { problem: 'invalid', field: 'email' }]);
      const stranger = visitorOf(ruled.served);
      expect((await give({ email: 'mia@example.com' }, stranger)).status).toBe(404);
      await stranger.start('Hello', random(16), { email: 'tom@example.com' });
      expect((await give({ email: 'mia@example.com' }, stranger)).status).toBe(404);
      expect(await needs()).toEqual(['email']);
      expect((await give({ email: 'mia@example.com' })).status).toBe(204);
      expect(await needs()).toEqual([]);
      for (const text of ['One', 'Two', 'Three'])
        expect((await visitor.send(conversation, text)).status).toBe(201);
    });

    test('takes no details of somebody who is blocked', async () => {
      const visitor = visitorOf(ruled.served);
      const { conversation } = (await visitor.start('Yes', random(16), {}, { outbound: 'hello' })).body;
      await agentOf(ruled.served).add(conversation, 'blocked', { blocked: true });
      const { status, body } = await visitor.ask('POST', `/conversations/${conversation}/details`, {
        email: 'mia@example.com',
      });
      expect([status, body]).toEqual([403, { problem: 'blocked' }]);
    });

    test('is begun by an outbound message that is sent, and by no other', async () => {
      await putOutbound('off', outboundMessage({ enabled: false }));
      for (const id of ['off', 'unknown']) {
        const { status, body } = await visitorOf(ruled.served).start('Yes', random(16), {}, { outbound: id });
        expect([status, body]).toMatchObject([400, { problem: 'invalid', field: 'outbound' }]);
      }
    });

    test('is one conversation however often the answer is sent', async () => {
      const visitor = visitorOf(ruled.served);
      const key = random(16);
      const first = await visitor.start('Yes', key, {}, { outbound: 'hello' });
      const again = await visitor.start('Yes', key, {}, { outbound: 'hello' });
      expect([again.status, again.body]).toEqual([200, first.body]);
    });
  });

  describe('case 78: outbound messages', () => {
    test('say the visitor’s name, the site’s and the agent’s where these are known', async () => {
      const text = 'Hello {{ first_name | default: "there" }}, this is {{ site_name }}.';
      await putOutbound('tagged', outboundMessage({ text }));
      const said = async (more: object) =>
        (await widgetsAt('/', more)).widgets.find(({ id }) => id === 'tagged')?.talk_message_body;
      const siteName = '\u2068Lamps & Co\u2069';
      await rule({});
      expect(await said({})).toBe(`Hello there, this is ${siteName}.`);
      expect(await said({ first: 'Mia' })).toBe(`Hello \u2068Mia\u2069, this is ${siteName}.`);
      const visitor = visitorOf(ruled.served);
      const { conversation } = (
        await visitor.start('Yes', random(16), { firstName: 'Mia' }, { outbound: 'tagged' })
      ).body;
      const [first] = await eventsOf(visitor, conversation);
      expect(first!.body).toEqual({ text: `Hello \u2068Mia\u2069, this is ${siteName}.` });
    });

    test('with a broken tag are refused, with the field and the place', async () => {
      const body = outboundMessage({ text: 'Hello {{ nobody }}' });
      const answer = await agentOf(ruled.served).ask(
        'PUT',
        `/sites/${ruled.served.site.id}/outbound/broken`,
        body,
      );
      expect([answer.status, answer.body]).toMatchObject([400, { problem: 'invalid', field: 'text' }]);
    });

    test('are in the team’s order, and count what began with an answer', async () => {
      const { site } = ruled.served;
      for (const id of ['one', 'two', 'three']) await putOutbound(id, outboundMessage());
      const all = await ruled.place.store.outbound.outboundAt(site.id);
      const ids = all.map(({ id }) => id);
      expect(ids.slice(-3)).toEqual(['one', 'two', 'three']);
      const order = [...ids.slice(0, -3), 'three', 'one', 'two'];
      const reorder = (wanted: readonly string[]) =>
        agentOf(ruled.served).ask('PUT', `/sites/${site.id}/outbound`, { order: wanted });
      expect((await reorder(order)).status).toBe(204);
      for (const wrong of [order.slice(1), [...order, 'four'], [...order.slice(1), order[1]!]]) {
        const { status, body } = await reorder(wrong);
        expect([status, body]).toMatchObject([412, { problem: 'stale' }]);
      }
      const key = random(16);
      const visitor = visitorOf(ruled.served);
      for (let again = 0; again < 2; again += 1)
        await visitor.start('Yes', key, { email: 'mia@example.com' }, { outbound: 'one' });
      await ruled.place.store.outbound.removeOutbound(site.id, 'one');
      await putOutbound('one', outboundMessage());
      const after = await ruled.place.store.outbound.outboundAt(site.id);
      expect(after.map(({ id }) => id)).toEqual([...order.filter((id) => id !== 'one'), 'one']);
      expect(after.find(({ id }) => id === 'one')!.answers).toBe(1);
      for (const id of ['one', 'two', 'three', 'tagged'])
        await ruled.place.store.outbound.removeOutbound(site.id, id);
    });

    test('are for the pages, and the people, that they are meant for', async () => {
      await putOutbound('all', outboundMessage());
      await putOutbound('docs', outboundMessage({ pages: { selection: 'only', paths: ['/docs/*'] } }));
      await putOutbound('elsewhere', outboundMessage({ pages: { selection: 'except', paths: ['/docs/*'] } }));
      await putOutbound('known', outboundMessage({ who: 'known' }));
      await putOutbound('off', outboundMessage({ enabled: false }));
      const ids = async (...asked: Parameters<typeof widgetsAt>) =>
        (await widgetsAt(...asked)).widgets.map(({ id }) => id).toSorted();
      expect(await ids('/docs/start')).toEqual(['all', 'docs']);
      expect(await ids('/cart?x=1')).toEqual(['all', 'elsewhere']);
      expect(await ids('/cart', { e: 'mia@example.com' })).toEqual(['all', 'elsewhere', 'known']);
      expect(await ids('/cart', { tk: false })).toEqual([]);
    });

    test('are an owner’s to write, and judged', async () => {
      const path = `/sites/${ruled.served.site.id}/outbound/x`;
      const agent = agentOf(ruled.served);
      expect((await agent.ask('PUT', path, { ...outboundMessage(), text: '' })).body).toMatchObject({
        problem: 'invalid',
        field: 'text',
      });
      expect((await agent.ask('PUT', path, outboundMessage({ agent: 'nobody' }))).body).toMatchObject({
        field: 'agent',
      });
      expect((await agent.ask('PUT', '/sites/none/outbound/x', outboundMessage())).status).toBe(404);
      await agent.ask('PUT', path, outboundMessage());
      expect((await agent.ask('DELETE', path)).status).toBe(204);
      expect((await agent.ask('DELETE', path)).status).toBe(404);
    });
  });
};
