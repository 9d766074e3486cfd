import { DAYS } from '../retention/days.ts';
import { newSite, ORIGIN_PATTERN } from '../sites/new-site.ts';
import { newConnectCode } from '../sites/connect-code.ts';
import { publicUrlOf, trackingCode } from '../sites/tracking-code.ts';
import { confirmed, required, UsageRefused, YES, type Command } from './command.ts';
import { findSite } from './find-site.ts';

const originsOf = (given: readonly string[]): string[] =>
  given.map((each) => {
    const origin = each.toLowerCase();
    if (!ORIGIN_PATTERN.test(origin))
      throw new UsageRefused(
        `sites add: --origin "${each}" is none. Write scheme and host alone: https://shop.example`,
      );
    return origin;
  });

const add: Command = {
  name: 'sites add',
  description: 'Add a site and print its tracking code.',
  options: {
    name: { type: 'string', description: 'What agents call it.' },
    origin: {
      type: 'string',
      multiple: true,
      description: 'Where its pages are: https://shop.example. May be given several times.',
    },
  },
  run: async ({ values }, { store, config, now, print }) => {
    const name = required('sites add', values, 'name');
    const origins = originsOf((values['origin'] as readonly string[] | undefined) ?? []);
    if (origins.length === 0) throw new UsageRefused('sites add: --origin is missing');
    const { directory } = await store();
    const site = newSite(name, origins);
    await directory.addSite(site, now);
    const code = trackingCode(site, config);
    print({ ...site, trackingCode: code }, `Added "${name}" (${site.id}). Its tracking code:\n\n${code}`);
  },
};

const list: Command = {
  name: 'sites list',
  description: 'List the sites.',
  run: async (_, { store, print }) => {
    const sites = await (await store()).directory.sites();
    print(
      sites,
      sites.length === 0
        ? 'There is no site yet. `talk-server sites add` adds one.'
        : sites
            .map(
              ({ id, name, trackingKey, origins }) => `${id}  ${trackingKey}  ${name}  ${origins.join(' ')}`,
            )
            .join('\n'),
    );
  },
};

const code: Command = {
  name: 'sites code',
  description: 'Print the tracking code of a site.',
  takes: ['<site>'],
  run: async ({ args }, { store, config, print }) => {
    const site = await findSite(await store(), args[0]!);
    const text = trackingCode(site, config);
    print({ site: site.id, trackingKey: site.trackingKey, trackingCode: text }, text);
  },
};

const remove: Command = {
  name: 'sites remove',
  description: 'Delete a site with its people and conversations.',
  takes: ['<site>'],
  options: { yes: YES },
  run: async ({ args, values }, { store, print }) => {
    const opened = await store();
    const site = await findSite(opened, args[0]!);
    confirmed(values, `"${site.name}" goes with all its people and conversations.`);
    const erased = await opened.administration.eraseSite(site.id);
    print({ site: site.id, erased }, `Deleted "${site.name}": ${erased['conversation'] ?? 0} conversations.`);
  },
};

const connect: Command = {
  name: 'sites connect',
  description:
    'Make a connect code for a site: with it, its WordPress or Shopify pushes settings. It is shown once.',
  takes: ['<site>'],
  run: async ({ args }, { store, config, now, print }) => {
    const opened = await store();
    const site = await findSite(opened, args[0]!);
    const connectCode = await newConnectCode(opened, site, publicUrlOf(config), now);
    const identityKey = await opened.identities.identityKeyOf(site.id);
    print(
      { site: site.id, connectCode, identityKey },
      `The connect code of "${site.name}", shown only now. It is a secret: keep it out of themes and tag managers.\n\n${connectCode}\n\nThe site's identity key, for hosts that sign tokens themselves: ${identityKey}`,
    );
  },
};

const daysOf = (text: string): number => {
  const days = Number(text);
  if (!/^\d+$/.test(text) || days < DAYS.shortest || days > DAYS.longest)
    throw new UsageRefused(`sites retention: --days "${text}" is none from 1 to ${DAYS.longest}.`);
  return days;
};

const retention: Command = {
  name: 'sites retention',
  description: 'Say, or set, how long a site keeps conversations that are closed.',
  takes: ['<site>'],
  options: {
    days: { type: 'string', description: 'Delete them so many days after their last change, with files.' },
    keep: { type: 'boolean', description: 'Keep them until somebody deletes them.' },
    yes: YES,
  },
  run: async ({ args, values }, { store, now, print }) => {
    const opened = await store();
    const { administration } = opened;
    const site = await findSite(opened, args[0]!);
    const given = values['days'] as string | undefined;
    if (given !== undefined && values['keep'] === true)
      throw new UsageRefused('sites retention: give one of --days and --keep');
    if (given !== undefined) {
      const days = daysOf(given);
      confirmed(values, `Closed conversations of "${site.name}" go ${days} days after their last change.`);
      await administration.setRetention(site.id, days, now);
    } else if (values['keep'] === true) await administration.setRetention(site.id, null, now);
    const { days, waits } = (await administration.retentionOf(site.id))!;
    print(
      { site: site.id, days, from: waits === null ? null : new Date(waits.until).toISOString() },
      days === null
        ? `"${site.name}" keeps conversations until somebody deletes them.`
        : `"${site.name}" deletes conversations ${days} days after they were closed and last changed${
            waits !== null && waits.until > now ? `, from ${new Date(waits.until).toISOString()} on` : ''
          }.`,
    );
  },
};

export const siteCommands: readonly Command[] = [add, list, code, connect, retention, remove];
