import { afterAll, beforeAll } from '@jest/globals';
import { ownerOf, PASSWORD, type InboxClient } from '../inbox/inbox-client.ts';
import type { StoreUnderTest } from '../log-requests.ts';
import { serve, type Served } from '../served.ts';

interface Listed {
  readonly id: string;
  readonly name: string;
  readonly role: string;
}

/** A server whose clock tests set, with one owner, who is signed in. */
export class InboxUnderTest {
  now = Date.parse('2026-05-04T10:00:00Z');
  #place: StoreUnderTest | undefined;
  #served: Served | undefined;
  #owner: InboxClient | undefined;

  constructor(openPlace: () => Promise<StoreUnderTest>) {
    beforeAll(async () => {
      this.#place = await openPlace();
      this.#served = await serve(this.#place.store, { now: () => this.now });
      this.#owner = await ownerOf(this.#served, this.#place.store);
    });
    afterAll(async () => {
      await this.#served?.stop();
      await this.#place?.stop();
    });
  }

  get place(): StoreUnderTest {
    return this.#place!;
  }

  get served(): Served {
    return this.#served!;
  }

  get owner(): InboxClient {
    return this.#owner!;
  }

  readonly memberNamed = async (name: string): Promise<Listed> => {
    const { body } = await this.owner.ask<{ members: Listed[] }>('GET', '/members');
    return body.members.find((each) => each.name === name)!;
  };
}

export const signIn = (client: InboxClient, email: string, more: object = {}) =>
  client.ask('POST', '/sign-in', { email, password: PASSWORD, ...more });
