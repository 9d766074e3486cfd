import { randomBytes } from 'node:crypto';
import { pino } from 'pino';
import type {
  FileInfo,
  OutboundBody,
  ReaderEvent,
  SentAnswer,
  UploadAnswer,
} from '../../core/contract/index.ts';
import { firstRun } from '../../talk-server/conversations/first-run.ts';
import { createApp } from '../../talk-server/http/app.ts';
import type { ConversationContext } from '../../talk-server/storage/page-context.ts';
import { claimsFor, tokenOf } from '../talk-server/identity-tokens.ts';
import { onSqlite } from '../talk-server/places.ts';
import { setRules, type Wanted } from '../talk-server/settings-of.ts';

const key = (): string => randomBytes(16).toString('base64url');

/** A real Talk server on SQLite, on loopback, with one agent who can answer. */
export const startTalkServer = async (origin: string) => {
  const under = await onSqlite();
  const app = createApp({ store: under.store, logger: pino({ level: 'silent' }) });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const url = app.listeningOrigin;
  const { site, agentKey } = (await firstRun(under.store.directory, [origin]))!;
  const upload = async (conversation: string, bytes: Buffer, name: string): Promise<FileInfo> => {
    const form = new FormData();
    form.set('file', new Blob([new Uint8Array(bytes)]), name);
    const response = await fetch(`${url}/v1/agents/conversations/${conversation}/files`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${agentKey}` },
      body: form,
    });
    return ((await response.json()) as UploadAnswer).file;
  };
  const ask = async <Body>(method: string, path: string, body?: object): Promise<Body> => {
    const response = await fetch(`${url}/v1/agents${path}`, {
      method,
      headers: { Authorization: `Bearer ${agentKey}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Body;
  };
  const events = async (conversation: string): Promise<readonly ReaderEvent[]> =>
    (await ask<{ events: ReaderEvent[] }>('GET', `/conversations/${conversation}/events`)).events;
  return {
    account: { trackingKey: site.trackingKey, captureHost: `${url}/`, scriptUrl: `${url}/app.js` },
    url,
    say: (conversation: string, text: string) =>
      ask<SentAnswer>('POST', `/conversations/${conversation}/events`, {
        key: key(),
        type: 'message',
        body: { text },
      }),
    sayWithFile: async (conversation: string, text: string, bytes: Buffer, name: string) => {
      const file = await upload(conversation, bytes, name);
      return ask<SentAnswer>('POST', `/conversations/${conversation}/events`, {
        key: key(),
        type: 'message',
        body: { text, files: [file] },
      });
    },
    setStatus: (conversation: string, status: string) =>
      ask<SentAnswer>('POST', `/conversations/${conversation}/events`, {
        key: key(),
        type: 'status',
        body: { status },
      }),
    events,
    /** What was written, in order. */
    texts: async (conversation: string): Promise<readonly string[]> =>
      (await events(conversation)).map(({ body }) => (body as { text: string }).text),
    /** Where the visitor wrote from, as agents see it. */
    contextOf: (conversation: string) =>
      ask<ConversationContext>('GET', `/conversations/${conversation}/context`),
    rows: () => under.rows(),
    /** What the site's settings hold visitors to. */
    setRules: (wanted: Wanted) => setRules(under.store, site.id, wanted),
    /** Has the team say something first. */
    putOutbound: async (id: string, body: OutboundBody): Promise<void> =>
      under.store.outbound.putOutbound(site.id, { id, ...body }, Date.now()),
    /** What a host signs for somebody who is signed in to the site. */
    tokenFor: async (sub: string): Promise<string> => {
      const own = await under.store.identities.ensureIdentityKey(
        site.id,
        randomBytes(32).toString('base64url'),
        Date.now(),
      );
      return tokenOf(claimsFor(site.trackingKey, { sub }), own);
    },
    block: (visitor: string) => under.block(visitor),
    stop: async () => {
      await app.close();
      await under.stop();
    },
  };
};
export type TalkServer = Awaited<ReturnType<typeof startTalkServer>>;
