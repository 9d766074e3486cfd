import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ExportedConversation } from '../storage/administration.ts';
import { backUp, restore } from '../storage/backup/backup.ts';
import type { Store } from '../storage/store.ts';
import { confirmed, UsageRefused, YES, type Command } from './command.ts';
import { findSite } from './find-site.ts';

/** Conversations that are read at once. */
const PAGE = 200;

const backupCommand: Command = {
  name: 'backup',
  description: 'Write a backup of everything to a file; the server may run meanwhile.',
  takes: ['<file>'],
  run: async ({ args }, { config, now, print }) => {
    const rows = await backUp(config.TALK_DATABASE, args[0]!, now);
    print({ file: args[0], rows }, `Wrote ${rows} rows to ${args[0]}. Keep it as safe as the database.`);
  },
};

const restoreCommand: Command = {
  name: 'restore',
  description: 'Put a backup into the database, of either store. Stop the server first.',
  takes: ['<file>'],
  options: {
    replace: { type: 'boolean', description: 'Lose what is in the database now; it cannot be undone.' },
  },
  run: async ({ args, values }, { config, print }) => {
    const at = await restore(config.TALK_DATABASE, args[0]!, { replace: values['replace'] === true });
    const time = new Date(at).toISOString();
    print(
      { restored: args[0], madeAt: time },
      `Restored what there was at ${time}. Every client reads anew.`,
    );
  },
};

async function* conversations(
  { administration }: Store,
  of: { readonly contact: string } | { readonly site: string },
): AsyncGenerator<ExportedConversation> {
  for (let after: { id: string } | undefined; ;) {
    const page = await administration.exportConversations(of, PAGE, after);
    yield* page;
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return;
    after = { id: last.id };
  }
}

const cell = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
  // A spreadsheet would run what begins like a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

async function* asCsv(all: AsyncIterable<ExportedConversation>): AsyncGenerator<string> {
  yield 'conversation,seq,time,type,author,text\n';
  for await (const { id, events } of all)
    for (const { seq, at, type, author, body } of events)
      yield `${[id, seq, new Date(at).toISOString(), type, author.kind, 'text' in body ? body.text : body].map(cell).join()}\n`;
}

/** The files of a conversation, one at a time: together they may be larger than memory. */
async function* filesOf({ files }: Store, { id, events }: ExportedConversation): AsyncGenerator<object> {
  for (const { body } of events)
    for (const named of 'files' in body ? (body.files ?? []) : []) {
      const found = await files.fileBytes(named.id);
      if (found !== null)
        yield { ...named, conversation: id, bytes: Buffer.from(found.bytes).toString('base64') };
    }
}

async function* asJsonLines(
  store: Store,
  first: object,
  all: AsyncIterable<ExportedConversation>,
): AsyncGenerator<string> {
  yield `${JSON.stringify(first)}\n`;
  for await (const conversation of all) {
    yield `${JSON.stringify({ conversation })}\n`;
    for await (const file of filesOf(store, conversation)) yield `${JSON.stringify({ file })}\n`;
  }
}

const OF = {
  contact: { type: 'string', description: 'One person, by the id of the contact.' },
  email: { type: 'string', description: 'Everybody who gave this address.' },
  site: { type: 'string', description: 'A whole site, by id, tracking key or name.' },
} as const;

/** Whom a command is about: the contacts, or the site. */
const subjectOf = async (command: string, store: Store, values: Readonly<Record<string, unknown>>) => {
  const [given, ...more] = Object.keys(OF).filter((name) => typeof values[name] === 'string');
  if (given === undefined || more.length > 0)
    throw new UsageRefused(`${command}: give one of --contact, --email and --site`);
  const value = values[given] as string;
  if (given === 'site') return { site: await findSite(store, value) };
  const { administration } = store;
  const contacts =
    given === 'email'
      ? await administration.contactsWith(value)
      : [await administration.contactWith(value)].flatMap((contact) => contact ?? []);
  if (contacts.length === 0) throw new UsageRefused(`${command}: nobody is known by "${value}".`);
  return { contacts };
};

const exportCommand: Command = {
  name: 'export',
  description: 'Write what is known of a person, or of a site: details, conversations and files.',
  options: {
    ...OF,
    csv: {
      type: 'boolean',
      description: 'Write a table of what was said, for spreadsheets, instead of JSON lines.',
    },
    out: { type: 'string', description: 'A new file to write to; without: standard output.' },
  },
  run: async ({ values }, { store, write }) => {
    const opened = await store();
    const subject = await subjectOf('export', opened, values);
    async function* all(): AsyncGenerator<ExportedConversation> {
      if (subject.site) return yield* conversations(opened, { site: subject.site.id });
      for (const { id } of subject.contacts) yield* conversations(opened, { contact: id });
    }
    const lines = values['csv'] === true ? asCsv(all()) : asJsonLines(opened, subject, all());
    const out = values['out'] as string | undefined;
    if (out !== undefined) return pipeline(lines, createWriteStream(out, { mode: 0o600, flags: 'wx' }));
    for await (const line of lines) write(line);
  },
};

const eraseCommand: Command = {
  name: 'erase',
  description: 'Delete a person with their conversations, or a whole site.',
  options: { ...OF, yes: YES },
  run: async ({ values }, { store, print }) => {
    const opened = await store();
    const { contacts, site } = await subjectOf('erase', opened, values);
    if (site) {
      confirmed(values, `"${site.name}" goes with all its people and conversations.`);
      const erased = await opened.administration.eraseSite(site.id);
      return print({ erased: [erased] }, `Deleted "${site.name}". Backups still hold it.`);
    }
    const people = contacts.map(({ id, email }) => `${id} (${email ?? 'no address'})`).join(', ');
    confirmed(values, `${people}: all of it goes, with the conversations.`);
    const erased = [];
    for (const { id } of contacts) erased.push(await opened.administration.eraseContact(id));
    print({ erased }, `Deleted ${people}. Backups still hold them.`);
  },
};

export const dataCommands: readonly Command[] = [backupCommand, restoreCommand, exportCommand, eraseCommand];
