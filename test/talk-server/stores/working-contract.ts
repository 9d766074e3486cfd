import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import type { LogEvent, WidgetsAnswer } from '../../../core/contract/index.ts';
import type { AssignmentRule } from '../../../talk-server/assignment/rules.ts';
import type { Site } from '../../../talk-server/storage/directory.ts';
import type { ConversationDetails, ListCounts, ListRow } from '../../../talk-server/storage/inbox.ts';
import type { ShownMember } from '../../../talk-server/storage/members.ts';
import { eventually } from '../../patience.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import { invited, liveOf, ownerOf, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';

/** Monday noon in Berlin. */
const NOON = Date.UTC(2026, 5, 1, 10);

/** Who gets what, who is there, who is named, and who is the same person, wherever conversations are stored. */
export const sharesTheWork = (openPlace: () => Promise<StoreUnderTest>): void => {
  let place: StoreUnderTest;
  let server: Served;
  let served: Served;
  let tom: InboxClient;
  let ann: InboxClient;
  let bea: InboxClient;
  const ids = { tom: '', ann: '', bea: '' };
  let now = NOON;

  beforeAll(async () => {
    place = await openPlace();
    server = await serve(place.store, { now: () => now });
    tom = await ownerOf(server, place.store);
    ann = await invited(server, tom, 'agent', 'Ann');
    bea = await invited(server, tom, 'agent', 'Bea');
    for (const [name, client] of [
      ['tom', tom],
      ['ann', ann],
      ['bea', bea],
    ] as const)
      ids[name] = (await client.ask<{ id: string }>('GET', '/me')).body.id;
  });
  afterAll(async () => {
    await server?.stop();
    await place.stop();
  });
  // A site of its own for each test, and no rules but its own.
  beforeEach(async () => {
    now = NOON;
    const site: Site = { id: randomUUIDv7(), name: 'Lamps', trackingKey: random(16), origins: [ORIGIN] };
    await place.store.directory.addSite(site, 1);
    served = { ...server, site };
    await place.store.assignment.saveAssignmentRules([], await place.store.assignment.assignmentRules());
  });

  const rowOf = async (id: string, client = tom): Promise<ListRow> =>
    (await client.ask<ConversationDetails>('GET', `/conversations/${id}`)).body.row;
  const logOf = async (id: string): Promise<readonly LogEvent[]> =>
    (await place.store.log.eventsAfter(id, 'agent', 0, 100)).events;

  const here = async (): Promise<readonly string[]> =>
    (await tom.ask<{ members: readonly ShownMember[] }>('GET', '/members')).body.members
      .filter((member) => member.here)
      .map(({ name }) => name);
  /** What a frame of a socket does is not answered: it is looked for. */
  const until = (wanted: () => Promise<boolean>): Promise<void> => eventually(wanted, true);

  describe('rules', () => {
    const team = (hours: object | null = null, members = [ids.ann, ids.bea]) =>
      tom.ask('PUT', '/teams/sales', { name: 'Sales', hours, members });
    const rule = (more: Partial<AssignmentRule>): AssignmentRule => ({
      id: random(16),
      name: 'A rule',
      site: null,
      pages: [],
      languages: [],
      inHours: false,
      team: 'sales',
      agent: null,
      leastBusy: false,
      ...more,
    });
    const known = async () =>
      (await tom.ask<{ rules: readonly AssignmentRule[] }>('GET', '/assignment-rules')).body.rules;
    const setRules = async (...rules: readonly AssignmentRule[]) => {
      const { status } = await tom.ask('PUT', '/assignment-rules', { rules, known: await known() });
      expect(status).toBe(204);
    };
    /** Where a new conversation goes. */
    const arrives = async ({ at = '/', language = 'en-GB' }: { at?: string; language?: string } = {}) => {
      const response = await fetch(
        `${served.url}/v1/talk/${served.site.trackingKey}/conversations/${random(16)}`,
        {
          method: 'PUT',
          headers: {
            Authorization: `Bearer ${random(32)}`,
            Origin: ORIGIN,
            'Content-Type': 'application/json',
            'Accept-Language': language,
          },
          body: JSON.stringify({
            details: {},
            message: { text: 'Hello' },
            context: { reported: { page: { url: `${ORIGIN}${at}` } } },
          }),
        },
      );
      const { conversation } = (await response.json()) as { conversation: string };
      const { agent, team: given } = await rowOf(conversation);
      return { id: conversation, agent, team: given };
    };

    test('look at the site, the page and the language, and the first that fits decides', async () => {
      await team();
      await tom.ask('PUT', '/teams/returns', { name: 'Returns', hours: null, members: [] });
      await setRules(
        rule({ site: served.site.id, pages: ['/returns*'], team: 'returns' }),
        rule({ languages: ['de'], team: null, agent: ids.bea }),
        rule({ pages: ['/cart', '/checkout*'] }),
      );
      expect(await arrives({ at: '/returns/42?x=1' })).toMatchObject({ agent: null, team: 'returns' });
      expect(await arrives({ at: '/cart', language: 'de-AT,en;q=0.5' })).toMatchObject({
        agent: ids.bea,
        team: null,
      });
      expect(await arrives({ at: '/checkout/pay' })).toMatchObject({ agent: null, team: 'sales' });
      expect(await arrives()).toMatchObject({ agent: null, team: null });
      const other = { ...served, site: { ...served.site, id: randomUUIDv7(), trackingKey: random(16) } };
      await place.store.directory.addSite(other.site, 1);
      served = other;
      expect(await arrives({ at: '/returns/42' })).toMatchObject({ team: null });
    });

    test('hold to the team’s hours, its own clock', async () => {
      await team({ zone: 'Europe/Berlin', rows: [{ days: [1], from: '09:00', to: '17:00' }], closed: [] });
      await setRules(rule({ inHours: true }));
      expect((await arrives()).team).toBe('sales');
      now = Date.UTC(2026, 5, 1, 16);
      expect((await arrives()).team).toBeNull();
    });

    test('give a conversation to the least busy of the team who is here, and in turn where all are equal', async () => {
      await team();
      for (const agent of [ann, bea]) {
        const mine = await agent.ask<{ conversations: readonly ListRow[] }>(
          'GET',
          '/conversations?list=mine',
        );
        for (const { id } of mine.body.conversations) await tom.add(id, 'status', { status: 'closed' });
      }
      await setRules(rule({ leastBusy: true }));
      // Nobody is at their desk: the team has it, and nobody of it.
      expect(await arrives()).toMatchObject({ agent: null, team: 'sales' });
      const [one, two] = [await liveOf(ann), await liveOf(bea)];
      const given = [await arrives(), await arrives(), await arrives(), await arrives()];
      expect(new Set(given.slice(0, 2).map(({ agent }) => agent))).toEqual(new Set([ids.ann, ids.bea]));
      expect(given.filter(({ agent }) => agent === ids.ann)).toHaveLength(2);
      for (const { id, agent } of given)
        if (agent === ids.ann) await tom.add(id, 'status', { status: 'closed' });
      expect([(await arrives()).agent, (await arrives()).agent]).toEqual([ids.ann, ids.ann]);
      await ann.ask('PUT', '/me', { away: true });
      expect((await arrives()).agent).toBe(ids.bea);
      await ann.ask('PUT', '/me', { away: false });
      one.end();
      two.end();
      await until(async () => (await here()).length === 0);
    });

    test('send past an agent who is away, to the next rule', async () => {
      await team();
      await setRules(rule({ team: null, agent: ids.ann }), rule({}));
      await ann.ask('PUT', '/me', { away: true });
      expect(await arrives()).toMatchObject({ agent: null, team: 'sales' });
      await ann.ask('PUT', '/me', { away: false });
      expect(await arrives()).toMatchObject({ agent: ids.ann, team: null });
    });

    test('assign once, say so in the log, and leave alone what somebody has taken', async () => {
      await team();
      await setRules(rule({}));
      const { id } = await arrives();
      expect((await logOf(id))[1]).toMatchObject({
        type: 'assigned',
        author: { kind: 'system', id: 'rules' },
        body: { agent: null, team: 'sales' },
      });
      await tom.add(id, 'assigned', { agent: null, team: null });
      expect(await place.store.assignment.assignAtFirst(id, { team: 'sales', agents: [] }, now)).toBeNull();
      expect(await rowOf(id)).toMatchObject({ agent: null, team: null });
    });

    test('are refused with the place of what is wrong, from who may not, and where others have saved', async () => {
      await team();
      const put = async (rules: readonly object[], client = tom, before?: readonly object[]) =>
        (await client.ask('PUT', '/assignment-rules', { rules, known: before ?? (await known()) })).body;
      expect(await put([rule({ team: 'none' })])).toMatchObject({ field: 'rules.0.team', reason: 'unknown' });
      expect(await put([rule({ team: null })])).toMatchObject({ field: 'rules.0.team', reason: 'required' });
      expect(await put([rule({}), rule({ pages: ['cart'] })])).toMatchObject({
        field: 'rules.1.pages',
        reason: 'pattern',
      });
      expect(await put([rule({})], ann)).toMatchObject({ problem: 'forbidden' });
      await setRules(rule({ name: 'Mine' }));
      expect(await put([rule({ name: 'Theirs' })], tom, [])).toEqual({ problem: 'stale' });
      expect((await known()).map(({ name }) => name)).toEqual(['Mine']);
    });
  });

  describe('who is at their desk', () => {
    const online = async (): Promise<boolean> => {
      const response = await fetch(`${served.url}/-/widgets/get`, {
        method: 'POST',
        headers: { Origin: ORIGIN },
        body: JSON.stringify({ h: served.site.trackingKey, tk: true, u: `${ORIGIN}/` }),
      });
      return ((await response.json()) as WidgetsAnswer).talk_suite!.online;
    };
    test('is known to visitors and members: with a window that is in use, and not set to away', async () => {
      expect([await online(), await here()]).toEqual([false, []]);
      const [one, two] = [await liveOf(ann), await liveOf(ann)];
      expect([await online(), await here()]).toEqual([true, ['Ann']]);
      one.send({ t: 'idle', idle: true });
      one.end();
      expect(await online()).toBe(true);
      two.send({ t: 'idle', idle: true });
      await until(async () => !(await online()));
      two.send({ t: 'idle', idle: false });
      await until(online);
      await ann.ask('PUT', '/me', { away: true });
      expect([await online(), await here()]).toEqual([false, []]);
      await ann.ask('PUT', '/me', { away: false });
      two.end();
      await until(async () => !(await online()));
    });

    test('is not believed of a process that died', async () => {
      await place.store.members.noteHere(ids.bea, now);
      expect(await here()).toEqual(['Bea']);
      now += 160_000;
      expect(await here()).toEqual([]);
      await place.store.members.noteHere(ids.bea, null);
    });
  });

  describe('who is named in a note', () => {
    const mentions = async (client: InboxClient): Promise<number> =>
      (await client.ask<ListCounts>('GET', '/counts')).body.mentions;
    const listed = async (client: InboxClient): Promise<readonly string[]> =>
      (
        await client.ask<{ conversations: readonly ListRow[] }>('GET', '/conversations?list=mentions')
      ).body.conversations.map(({ id }) => id);

    test('finds the conversation in a list of its own, counted until it is read', async () => {
      const { conversation: id } = (await visitorOf(served).start('Can you help?')).body;
      const before = await mentions(bea);
      await ann.add(id, 'note', { text: 'What do you say, @bea? Or mail bea@example.com, @Annabel, @Tomx.' });
      expect([await mentions(bea), await mentions(tom), await mentions(ann)]).toEqual([before + 1, 0, 0]);
      expect([await listed(bea), await listed(tom)]).toEqual([[id], []]);
      expect((await rowOf(id, bea)).mentioned).toBe(true);
      await bea.read(id, 2);
      expect([await mentions(bea), (await rowOf(id, bea)).mentioned]).toEqual([before, false]);
      expect(await listed(bea)).toEqual([id]);
      // Nobody is told of what they wrote themselves, and an answer names nobody.
      await bea.add(id, 'note', { text: 'I, @Bea, do it' });
      await ann.add(id, 'message', { text: 'Ask @Bea' });
      expect(await mentions(bea)).toBe(before);
    });
  });

  test('the visitor’s clock and language are next to the conversation, and no zone that there is not', async () => {
    const visitor = visitorOf(served);
    const started = await visitor.start('Hi', random(16), {}, { zone: 'Asia/Kathmandu' });
    const details = (id: string) => tom.ask<ConversationDetails>('GET', `/conversations/${id}`);
    expect((await details(started.body.conversation)).body.zone).toBe('Asia/Kathmandu');
    const wrong = await visitorOf(served).start('Hi', random(16), {}, { zone: 'Mars/Olympus' });
    expect((await details(wrong.body.conversation)).body.zone).toBeNull();
  });

  describe('two accounts of one address', () => {
    const signedIn = async (person: object) => {
      const key = await place.store.identities.ensureIdentityKey(served.site.id, random(32), 0);
      return visitorOf(
        served,
        random(32),
        ORIGIN,
        tokenOf(claimsFor(served.site.trackingKey, person, now), key),
      );
    };
    const shared = { email: 'mia@example.com', firstName: 'Mia' };
    const detailsOf = async (id: string) =>
      (await tom.ask<ConversationDetails>('GET', `/conversations/${id}`)).body;
    const seenBy = async (visitor: Awaited<ReturnType<typeof signedIn>>): Promise<readonly string[]> =>
      (
        await visitor.ask<{ conversations: readonly { id: string }[] }>('GET', '/conversations')
      ).body.conversations.map(({ id }) => id);

    test('are found, made one person, whichever signs in, and two again', async () => {
      const [old, recent] = [
        await signedIn({ sub: '1', ...shared }),
        await signedIn({ sub: '2', ...shared }),
      ];
      const first = (await old.start('With the old account')).body.conversation;
      const second = (await recent.start('With the new account')).body.conversation;
      const { row, duplicates } = await detailsOf(second);
      expect(duplicates).toMatchObject([{ firstName: 'Mia', conversations: 1 }]);
      const source = duplicates[0]!.contact;
      const target = row.person.contact!;
      const { body } = await ann.ask<{ merge: string }>('POST', `/contacts/${target}/merge`, { source });
      expect([await seenBy(old), await seenBy(recent)].map((all) => new Set(all))).toEqual([
        new Set([first, second]),
        new Set([first, second]),
      ]);
      const after = await detailsOf(first);
      expect([after.row.person.contact, after.duplicates]).toEqual([target, []]);
      expect((await logOf(first)).at(-1)).toMatchObject({
        type: 'contactMerged',
        author: { kind: 'agent', id: ids.ann },
      });
      // Another token of the old account still leads to the same person.
      expect(new Set(await seenBy(await signedIn({ sub: '1', ...shared })))).toEqual(
        new Set([first, second]),
      );
      expect((await (await signedIn({ sub: '1', ...shared })).start('Once more')).status).toBe(201);
      expect((await tom.ask('POST', `/merges/${body.merge}/undo`)).status).toBe(204);
      expect(await seenBy(old)).toEqual([first]);
      expect((await detailsOf(second)).duplicates).toHaveLength(1);
      expect((await tom.ask('POST', `/merges/${body.merge}/undo`)).status).toBe(404);
    });

    test('are never found by an address that somebody only typed', async () => {
      const proved = await signedIn({ sub: '1', ...shared });
      const first = (await proved.start('Proved')).body.conversation;
      const typed = (await visitorOf(served).start('Typed', random(16), { email: shared.email })).body
        .conversation;
      const details = [await detailsOf(first), await detailsOf(typed)];
      expect(details.map(({ duplicates }) => duplicates)).toEqual([[], []]);
      const [target, source] = details.map(({ row }) => row.person.contact!);
      expect((await ann.ask('POST', `/contacts/${target!}/merge`, { source })).status).toBe(404);
    });
  });
};
