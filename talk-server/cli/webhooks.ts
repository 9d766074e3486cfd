import { randomUUIDv7 } from 'node:crypto';
import { EVENT_TYPES, type EventType } from '@talk-suite/core/contract';
import { isLocal } from '../config.ts';
import type { Webhook } from '../storage/webhooks.ts';
import { objectionTo } from '../webhooks/post.ts';
import { newWebhookSecret } from '../webhooks/sign.ts';
import { required, UsageRefused, type Command } from './command.ts';
import { findSite } from './find-site.ts';

/** Milliseconds for which the old secret signs as well, so that the receiver can be changed in peace. */
const OVERLAP = 24 * 60 * 60 * 1000;

const eventsOf = (text: string): readonly EventType[] =>
  text.split(',').map((type) => {
    const known = EVENT_TYPES.find((each) => each === type.trim());
    if (known === undefined)
      throw new UsageRefused(
        `webhooks add: --events "${type}" is none. There are: ${EVENT_TYPES.join(', ')}`,
      );
    return known;
  });

const none = (id: string): UsageRefused =>
  new UsageRefused(`There is no webhook with the id "${id}". \`talk-server webhooks list\` lists them.`);

const add: Command = {
  name: 'webhooks add',
  description: 'Tell another system of the events of a site. The secret that signs is shown once.',
  takes: ['<url>'],
  options: {
    site: { type: 'string', description: 'The site, by id, tracking key or name.' },
    events: { type: 'string', description: 'Which, separated by commas; without: message.' },
  },
  run: async ({ args, values }, { store, config, now, print }) => {
    const [url] = args as [string];
    const objection = objectionTo(url, isLocal(config));
    if (objection !== null) throw new UsageRefused(`webhooks add: ${url} ${objection}`);
    const events = eventsOf((values['events'] as string | undefined) ?? 'message');
    const opened = await store();
    const site = await findSite(opened, required('webhooks add', values, 'site'));
    const webhook: Webhook = { id: randomUUIDv7(), site: site.id, url, events, createdAt: now };
    const secret = newWebhookSecret();
    await opened.webhooks.addWebhook(webhook, secret);
    print({ ...webhook, secret }, `Added ${webhook.id}. Its secret, shown only now: ${secret}`);
  },
};

const list: Command = {
  name: 'webhooks list',
  description: 'List the webhooks, and how many deliveries were given up.',
  run: async (_, { store, print }) => {
    const { webhooks } = await store();
    const [all, dead] = [await webhooks.webhooks(), await webhooks.deadDeliveries()];
    const listed = all.map((webhook) => ({
      ...webhook,
      dead: dead.filter((delivery) => delivery.webhook === webhook.id),
    }));
    print(
      listed,
      listed
        .map(({ id, url, events, dead: given }) => {
          const last = given.at(-1);
          const lost = last ? `  ${given.length} given up, the last: ${last.lastError}` : '';
          return `${id}  ${url}  ${events.join(',')}${lost}`;
        })
        .join('\n') || 'There is no webhook.',
    );
  },
};

const rotate: Command = {
  name: 'webhooks rotate',
  description: 'Sign with a new secret, and for a day with the old one as well.',
  takes: ['<webhook id>'],
  run: async ({ args }, { store, now, print }) => {
    const [id] = args as [string];
    const secret = newWebhookSecret();
    if (!(await (await store()).webhooks.rotateWebhook(id, secret, now + OVERLAP))) throw none(id);
    print({ id, secret }, `The new secret of ${id}, shown only now: ${secret}`);
  },
};

const retry: Command = {
  name: 'webhooks retry',
  description: 'Try anew what was given up.',
  takes: ['<webhook id>'],
  run: async ({ args }, { store, now, print }) => {
    const [id] = args as [string];
    const { webhooks } = await store();
    if (!(await webhooks.webhooks()).some((webhook) => webhook.id === id)) throw none(id);
    const count = await webhooks.reviveDeliveries(id, now);
    print({ count }, `${count} deliveries are tried anew.`);
  },
};

const remove: Command = {
  name: 'webhooks remove',
  description: 'Stop telling a system; what was not delivered is dropped.',
  takes: ['<webhook id>'],
  run: async ({ args }, { store, print }) => {
    const [id] = args as [string];
    if (!(await (await store()).webhooks.removeWebhook(id))) throw none(id);
    print({ removed: id }, `Removed ${id}.`);
  },
};

export const webhookCommands: readonly Command[] = [add, list, rotate, retry, remove];
