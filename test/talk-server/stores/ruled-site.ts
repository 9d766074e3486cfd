import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { randomUUIDv7 } from 'node:crypto';
import type { EventsAnswer, OutboundBody, WidgetsAnswer } from '../../../core/contract/index.ts';
import type { Site } from '../../../talk-server/storage/directory.ts';
import { claimsFor, tokenOf } from '../identity-tokens.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { agentOf, ORIGIN, random, serve, visitorOf, type Served } from '../served.ts';
import { setRules, type Wanted } from '../settings-of.ts';

const MONDAY_MORNING = Date.UTC(2026, 5, 1, 10);

type Visitor = ReturnType<typeof visitorOf>;

/** A server whose clock tests set, with a site of its own for each test: rules are a site's. */
export class RuledSite {
  now = MONDAY_MORNING;
  #place: StoreUnderTest | undefined;
  #served: Served | undefined;

  constructor(openPlace: () => Promise<StoreUnderTest>) {
    let server: Served;
    beforeAll(async () => {
      this.#place = await openPlace();
      server = await serve(this.place.store, { now: () => this.now });
    });
    afterAll(async () => {
      await server?.stop();
      await this.#place?.stop();
    });
    beforeEach(async () => {
      const site: Site = { id: randomUUIDv7(), name: 'Lamps', trackingKey: random(16), origins: [ORIGIN] };
      await this.place.store.directory.addSite(site, 1);
      this.#served = { ...server, site };
      this.now = MONDAY_MORNING;
    });
  }

  get place(): StoreUnderTest {
    return this.#place!;
  }

  get served(): Served {
    return this.#served!;
  }

  readonly rule = (wanted: Wanted) => setRules(this.place.store, this.served.site.id, wanted);

  readonly eventsOf = async (visitor: Visitor, conversation: string) =>
    (await visitor.ask<EventsAnswer>('GET', `/conversations/${conversation}/events`)).body.events;

  readonly signedIn = async (person: object, secret = random(32)): Promise<Visitor> => {
    const { site } = this.served;
    const key = await this.place.store.identities.ensureIdentityKey(site.id, random(32), 0);
    const token = tokenOf(claimsFor(site.trackingKey, person, this.now), key);
    return visitorOf(this.served, secret, ORIGIN, token);
  };

  readonly putOutbound = async (id: string, body: OutboundBody): Promise<void> => {
    const path = `/sites/${this.served.site.id}/outbound/${id}`;
    const { status } = await agentOf(this.served).ask('PUT', path, body);
    if (status !== 204) throw new Error(`The outbound message was answered with ${status}.`);
  };

  readonly widgetsAt = async (path: string, more: object = {}): Promise<WidgetsAnswer> => {
    const response = await fetch(`${this.served.url}/-/widgets/get`, {
      method: 'POST',
      headers: { Origin: ORIGIN },
      body: JSON.stringify({ h: this.served.site.trackingKey, tk: true, u: `${ORIGIN}${path}`, ...more }),
    });
    return (await response.json()) as WidgetsAnswer;
  };
}
